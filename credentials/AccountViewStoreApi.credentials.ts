import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

const forSqlite = { show: { storage: ['sqlite'] } };
const forPostgres = { show: { storage: ['postgres'] } };

/**
 * Where the nodes keep what must not be lost: positions of Get Changed and of the trigger, the
 * ledger, and what was used of Requests Per Minute.
 *
 * Nodes work without it: then the store is a file beside n8n's own. It is tested by a function of
 * the nodes that use it (`testStore`), because no request can test a database.
 */
export class AccountViewStoreApi implements ICredentialType {
	name = 'accountViewStoreApi';

	displayName = 'AccountView Store API';

	icon: Icon = {
		light: 'file:../nodes/shared/icons/accountview.svg',
		dark: 'file:../nodes/shared/icons/accountview.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-accountview/n8n-nodes-accountview#credential';

	// The password stays with our nodes.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Storage',
			name: 'storage',
			type: 'options',
			default: 'sqlite',
			options: [
				{
					name: 'SQLite File',
					value: 'sqlite',
					description: 'For one n8n process, or several on the same host',
				},
				{
					name: 'Postgres',
					value: 'postgres',
					description: 'For queue mode and for several hosts',
				},
			],
			description:
				'Where positions, the ledger and the use of Requests Per Minute are kept. Choose the same in all nodes.',
		},
		{
			displayName: 'File',
			name: 'file',
			type: 'string',
			default: '',
			placeholder: 'e.g. /home/node/.n8n/accountview.sqlite',
			displayOptions: forSqlite,
			description:
				'The absolute path of the file, which is made when it is missing. Leave it empty for accountview.sqlite in the folder of n8n; a file of another program, such as the database of n8n, is refused.',
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: 'localhost',
			required: true,
			placeholder: 'e.g. postgres.example.com',
			displayOptions: forPostgres,
			description: 'The name or address of the Postgres server',
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 65535, numberPrecision: 0 },
			default: 5432,
			displayOptions: forPostgres,
			description: 'The port of the Postgres server',
		},
		{
			displayName: 'Database',
			name: 'database',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. n8n',
			displayOptions: forPostgres,
			description: 'The name of the database, which must exist already',
		},
		{
			displayName: 'Schema',
			name: 'schema',
			type: 'string',
			default: 'public',
			displayOptions: forPostgres,
			description: 'Where the tables go; a schema that is missing is made',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			displayOptions: forPostgres,
			description: 'A user that may make tables in the schema',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: forPostgres,
			description: 'The password of that user',
		},
		{
			displayName: 'TLS',
			name: 'tls',
			type: 'options',
			default: 'verify',
			options: [
				{
					name: 'Required, With a Trusted Certificate',
					value: 'verify',
					description: 'The connection is encrypted, and the certificate must be for this host',
				},
				{
					name: 'Off',
					value: 'off',
					description: 'Password and data go over the network as they are: only on a trusted one',
				},
			],
			displayOptions: forPostgres,
			description: 'Whether and how the connection is encrypted',
		},
		{
			displayName: 'CA Certificate',
			name: 'ca',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
			displayOptions: { show: { storage: ['postgres'], tls: ['verify'] } },
			description:
				'The certificate, as PEM, of whoever signed that of the server. Leave it empty for one that every computer trusts.',
		},
	];
}
