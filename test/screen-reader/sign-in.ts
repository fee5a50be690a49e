export async function signIn(..._x: any[]) {}
