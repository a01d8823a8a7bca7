/** The address of an embedded server for its superuser, who makes the databases of tests. */
export { superuserUrl } from '../../libs/platform/src/postgres/application-database.js';
