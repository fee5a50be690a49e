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

const environment = z.object({
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
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

const neededInProduction = [
  'SESSION_SECRET',
  'RECORD_KEY',
  'PUBLIC_URL',
  'TRUSTED_PROXIES',
  'SMTP_URL',
  'OPERATOR_NAME',
  'SUPPORT_PHONE',
] as const;

type Environment = z.infer<typeof environment>;

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

function refuseIncomplete(env: Environment): void {
  const missing: string[] = neededInProduction
    .filter(name => env[name] === undefined)
    .map(name => `${name} is missing. Production needs it.`);
  if (env.PUBLIC_URL !== undefined && !env.PUBLIC_URL.startsWith('https://')) {
    missing.push('PUBLIC_URL must begin with https:// in production.');
  }
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
  };
}
