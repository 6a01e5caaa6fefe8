/**
 * Creates what an embedded cluster needs before the first migration, once: two roles and one database. The owner
 * migrates and is no superuser; the app role may log in and nothing else (architecture.md section 4).
 *
 * @param {import('pg').Client} client a superuser
 * @param {Record<'jbgs_owner' | 'jbgs', string>} passwords hexadecimal
 */
export async function provision(client, passwords) {
  const { rows } = await client.query(
    `SELECT rolname::text AS name FROM pg_roles WHERE rolname IN ('jbgs_owner', 'jbgs')
     UNION ALL SELECT 'database' FROM pg_database WHERE datname = 'jbgs'`,
  );
  const present = new Set(rows.map((row) => row.name));
  if (!present.has('jbgs_owner')) {
    await client.query(`CREATE ROLE jbgs_owner LOGIN CREATEDB CREATEROLE PASSWORD '${passwords.jbgs_owner}'`);
  }
  if (!present.has('jbgs')) await client.query(`CREATE ROLE jbgs LOGIN PASSWORD '${passwords.jbgs}'`);
  if (!present.has('database')) {
    await client.query("CREATE DATABASE jbgs OWNER jbgs_owner TEMPLATE template0 ENCODING 'UTF8'");
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  }
}
