import { readAddress } from '../../bin/address';

const ports = {
	folder: '/home/node',
	readFile: (path: string) => `the text of ${path}`,
};

describe('the address of a store', () => {
	it.each([
		['.n8n/accountview.sqlite', '/home/node/.n8n/accountview.sqlite'],
		['/data/accountview.sqlite', '/data/accountview.sqlite'],
		['postgres.sqlite', '/home/node/postgres.sqlite'],
	])('%s is a file', (text, file) => {
		expect(readAddress(text, ports)).toEqual({ kind: 'sqlite', file });
	});

	it('of a server is verified unless it says otherwise', () => {
		expect(readAddress('postgres://n8n@db.example/books', ports)).toEqual({
			kind: 'postgres',
			host: 'db.example',
			port: 5432,
			database: 'books',
			schema: 'public',
			user: 'n8n',
			tls: 'verify',
		});
	});

	it.each([
		['sslmode=disable', { tls: 'off' }],
		['sslmode=verify-full', { tls: 'verify' }],
		['sslrootcert=ca.pem', { tls: { ca: 'the text of /home/node/ca.pem' } }],
		['schema=accountview', { schema: 'accountview' }],
	])('of a server can have %s behind it', (query, expected) => {
		expect(readAddress(`postgresql://n8n@db.example:5433/books?${query}`, ports)).toMatchObject({
			port: 5433,
			...expected,
		});
	});

	it('may have signs in it that mean something else there', () => {
		expect(readAddress('postgres://a%40b@[::1]:5432/my%20books', ports)).toMatchObject({
			host: '::1',
			user: 'a@b',
			database: 'my books',
		});
	});

	it.each([
		['', 'is empty'],
		['mysql://n8n@db.example/books', 'something else than postgres://'],
		['postgres://n8n:Geheim123@db.example/books', 'Leave the password out'],
		['postgres://db.example/books', 'names no user'],
		['postgres://n8n@db.example', 'names no database'],
		['postgres://n8n@db.example/a/b', 'names no database'],
		['postgres://n8n%@db.example/books', 'cannot be read'],
		['postgres://n8n:Geheim%@db.example/books', 'Leave the password out'],
		['postgres://n8n@db.example:Geheim123/books', 'cannot be read'],
		['postgres://n8n@db.example/books?sslmode=require', 'sslmode (verify-full or disable)'],
		['postgres://n8n@db.example/books?password=Geheim123', 'it knows schema'],
		['postgres://Geheim123', 'names no user'],
	])('%j is refused, and not repeated', (text, sentence) => {
		let message = '';
		try {
			readAddress(text, ports);
		} catch (error) {
			expect(error).toMatchObject({ code: 'COMMAND_ADDRESS_INVALID' });
			message = JSON.stringify(error, Object.getOwnPropertyNames(error));
		}
		expect(message).toContain(sentence);
		expect(message).not.toContain('Geheim');
	});
});
