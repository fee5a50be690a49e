import { isIP } from 'node:net';
import { z } from 'zod';

const text = z.string().trim().min(1);
const flag = z.enum(['public']).optional();

/** Addresses, ranges and the names Express knows. A bare number would be taken for an address. */
function areProxies(list: string): boolean {
  return list.split(',').every(part => {
    const [address = '', bits = '0'] = part.trim().split('/');
    return /^\d{1,3}$/.test(bits) && (isIP(address) > 0 || proxyNames.includes(part.trim()));
  });
}

const proxyNames = ['loopback', 'linklocal', 'uniquelocal'];

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** The variables of the environment that the site reads. */
export const environment = z.object({
  NODE_ENV: z.string().optional(),
  DEMO: flag,
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: text.optional(),
  DATA_DIR: text.default('data'),
  DATABASE_URL: text.optional(),
  PUBLIC_URL: z.url().optional(),
  TRUSTED_PROXIES: text
    .refine(areProxies, 'Give addresses or ranges, separated by commas (127.0.0.1, 10.0.0.0/8).')
    .optional(),
  TIME_ZONE: text.default('Europe/Paris').refine(isTimeZone, 'This time zone is unknown.'),
  SESSION_SECRET: text.min(32).optional(),
  RECORD_KEY: text.optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: text.default('Mon DMP <ne-pas-repondre@mon-dmp.example>'),
  SMS_URL: z.url().optional(),
  SMS_TOKEN: text.optional(),
  CODE_DIGITS: z.coerce.number().int().min(6).max(8).default(8),
  OPERATOR_NAME: text.optional(),
  HOSTING_NAME: text.optional(),
  SUPPORT_PHONE: text.optional(),
  SUPPORT_EMAIL: z.email().optional(),
  QUICK_EXIT_URL: z
    .url({ protocol: /^https$/, error: 'Give an address that begins with https://.' })
    .default('https://meteofrance.com/'),
  PSC_ISSUER: z.url().optional(),
  PSC_CLIENT_ID: text.optional(),
  PSC_CLIENT_SECRET: text.optional(),
  PSC_ACR: text.default('eidas1'),
  STAFF_ISSUER: z.url().optional(),
  STAFF_CLIENT_ID: text.optional(),
  STAFF_CLIENT_SECRET: text.optional(),
  STAFF_ROLES_CLAIM: text.default('roles'),
  FHIR_AUDIENCE: text.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** Those without which no real site starts. */
export const neededInProduction = [
  'SESSION_SECRET',
  'RECORD_KEY',
  'PUBLIC_URL',
  'TRUSTED_PROXIES',
  'SMTP_URL',
  'OPERATOR_NAME',
  'SUPPORT_PHONE',
] as const;

export type Environment = z.infer<typeof environment>;
