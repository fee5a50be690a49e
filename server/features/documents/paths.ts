export { documentsPath } from '../../web/paths.ts';
