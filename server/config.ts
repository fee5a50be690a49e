import { type Environment, environment, neededInProduction } from './environment.ts';

/** Everything the environment decides, read once. Optional values are absent, never empty strings. */
export interface Config {
  readonly demo: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string;
  readonly trustedProxies: string | undefined;
  readonly timeZone: string;
  readonly sessionSecret: string | undefined;
  readonly recordKey: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly sms: { readonly url: string; readonly token: string | undefined } | undefined;
  readonly codeDigits: number;
  readonly operatorName: string;
  readonly hostingName: string;
  readonly supportPhone: string;
  readonly supportEmail: string | undefined;
  /** Where « Je quitte vite » leads: a site that says nothing of health. */
  readonly quickExitUrl: string;
  readonly logLevel: string;
  /** The issuers by which professionals (Pro Santé Connect) and agents sign in; one that is not there is not open. */
  readonly issuers: Readonly<Record<IssuerName, IssuerSettings | undefined>>;
  /** The level of authentication that Pro Santé Connect must have reached (`acr`). */
  readonly pscLevel: string;
  /** The claim in which the agents' issuer tells what somebody may do. */
  readonly staffRolesClaim: string;
  /** For whom the tokens of professionals' software are made; nothing for the address of the interface itself. */
  readonly fhirAudience: string | undefined;
}

export type IssuerName = 'psc' | 'staff';

/** An OpenID Connect issuer and how this site is known there. `url`: the issuer, or the address of its configuration. */
export interface IssuerSettings {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The environment is wrong or incomplete; `problems` has one line for each fault, ready to print. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads the environment. Demo mode is on unless `NODE_ENV=production`; then secrets have no default.
 * @throws ConfigError naming every variable that is missing or wrong, one line each.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`));
  }
  const demo = parsed.data.NODE_ENV !== 'production';
  if (!demo) refuseIncomplete(parsed.data);
  return toConfig(parsed.data, demo);
}

function issuerSettings(env: Environment, name: 'PSC' | 'STAFF'): IssuerSettings | undefined {
  const url = env[`${name}_ISSUER`];
  const clientId = env[`${name}_CLIENT_ID`];
  const clientSecret = env[`${name}_CLIENT_SECRET`];
  if (url === undefined) return undefined;
  if (clientId === undefined || clientSecret === undefined)
    throw new ConfigError([`${name}_ISSUER needs ${name}_CLIENT_ID and ${name}_CLIENT_SECRET.`]);
  return { url, clientId, clientSecret };
}

function refuseIncomplete(env: Environment): void {
  const missing: string[] = neededInProduction
    .filter(name => env[name] === undefined)
    .map(name => `${name} is missing. Production needs it.`);
  if (env.PUBLIC_URL !== undefined && !env.PUBLIC_URL.startsWith('https://')) {
    missing.push('PUBLIC_URL must begin with https:// in production.');
  }
  for (const name of ['PSC_ISSUER', 'STAFF_ISSUER'] as const)
    if (env[name]?.startsWith('https://') === false)
      missing.push(`${name} must begin with https:// in production.`);
  if (missing.length > 0) throw new ConfigError(missing);
}

function toConfig(env: Environment, demo: boolean): Config {
  return {
    demo,
    port: env.PORT,
    host: env.HOST ?? (demo && env.DEMO !== 'public' ? '127.0.0.1' : '0.0.0.0'),
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    trustedProxies: env.TRUSTED_PROXIES,
    timeZone: env.TIME_ZONE,
    sessionSecret: env.SESSION_SECRET,
    recordKey: env.RECORD_KEY,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    sms: env.SMS_URL === undefined ? undefined : { url: env.SMS_URL, token: env.SMS_TOKEN },
    codeDigits: env.CODE_DIGITS,
    operatorName: env.OPERATOR_NAME ?? "L'équipe de démonstration",
    hostingName: env.HOSTING_NAME ?? 'cet ordinateur',
    supportPhone: env.SUPPORT_PHONE ?? '01 99 00 12 34',
    supportEmail: env.SUPPORT_EMAIL,
    quickExitUrl: env.QUICK_EXIT_URL,
    logLevel: env.LOG_LEVEL,
    issuers: { psc: issuerSettings(env, 'PSC'), staff: issuerSettings(env, 'STAFF') },
    pscLevel: env.PSC_ACR,
    staffRolesClaim: env.STAFF_ROLES_CLAIM,
    fhirAudience: env.FHIR_AUDIENCE,
  };
}
