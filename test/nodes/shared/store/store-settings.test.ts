import { homedir } from 'node:os';
import { join } from 'node:path';
import { thrownBy } from '../../../lib/accountview/support/expecting';
import { storeSettings } from '../../../../nodes/shared/store/store-settings';

const POSTGRES = {
	storage: 'postgres',
	host: 'db.example',
	port: 5432,
	database: 'books',
	schema: 'public',
	user: 'keeper',
	password: ' spaces stay ',
	tls: 'verify',
	ca: '',
};

describe('the settings of a store', () => {
	const before = process.env['N8N_USER_FOLDER'];

	afterEach(() => {
		if (before === undefined) delete process.env['N8N_USER_FOLDER'];
		else process.env['N8N_USER_FOLDER'] = before;
	});

	it.each([undefined, { storage: 'sqlite', file: '' }, { storage: 'sqlite', file: '  ' }, {}])(
		'%j mean the file in the folder of n8n',
		(credential) => {
			process.env['N8N_USER_FOLDER'] = '/srv/n8n';
			expect(storeSettings(credential)).toEqual({
				kind: 'sqlite',
				file: '/srv/n8n/.n8n/accountview.sqlite',
			});
		},
	);

	it('find that folder at home when nothing else is said', () => {
		delete process.env['N8N_USER_FOLDER'];
		const file = join(homedir(), '.n8n', 'accountview.sqlite');
		expect(storeSettings(undefined)).toEqual({ kind: 'sqlite', file });
	});

	it('take a path as it is given', () => {
		expect(storeSettings({ storage: 'sqlite', file: ' /data/a b/é.sqlite ' })).toEqual({
			kind: 'sqlite',
			file: '/data/a b/é.sqlite',
		});
	});

	it.each(['/data/../etc/x.sqlite', '/data//x.sqlite', '/data/./x.sqlite'])(
		'refuse the path %s, which can be written in two ways',
		(file) => {
			expect(thrownBy(() => storeSettings({ storage: 'sqlite', file }))).toMatchObject({
				code: 'STORE_PATH_INVALID',
			});
		},
	);

	it('take those for Postgres, the password to the letter', () => {
		expect(storeSettings(POSTGRES)).toEqual({
			kind: 'postgres',
			host: 'db.example',
			port: 5432,
			database: 'books',
			schema: 'public',
			user: 'keeper',
			password: ' spaces stay ',
			tls: 'verify',
		});
	});

	it('want an encrypted connection unless told otherwise', () => {
		expect(storeSettings({ ...POSTGRES, tls: undefined })).toMatchObject({ tls: 'verify' });
		expect(storeSettings({ ...POSTGRES, tls: 'off' })).toMatchObject({ tls: 'off' });
		expect(storeSettings({ ...POSTGRES, ca: 'PEM' })).toMatchObject({
			tls: { ca: 'PEM' },
		});
		expect(storeSettings({ ...POSTGRES, tls: 'off', ca: 'PEM' })).toMatchObject({
			tls: 'off',
		});
	});

	it.each([
		{ storage: 'paper' },
		{ ...POSTGRES, port: 'five' },
		{ ...POSTGRES, tls: 'maybe' },
		{ ...POSTGRES, host: 7 },
		{ storage: 'sqlite', file: 7 },
	])('say that %j cannot be read, without its password', (credential) => {
		const refusal = thrownBy(() => storeSettings(credential));
		expect(refusal).toMatchObject({ code: 'STORE_SETTINGS_INVALID' });
		expect(String(refusal)).not.toContain('spaces stay');
	});
});
