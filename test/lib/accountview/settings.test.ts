import { AccountViewError, DEFAULT_DICTIONARY, parseSettings } from '../../../lib/accountview';

const FILLED = {
	baseUrl: 'https://www.accountview.net',
	companyCode: 'DEMO',
	requestsPerMinute: 60,
	pageSize: 400,
	timeoutSeconds: 30,
	dictionaryOverride: '',
};

function failure(changes: Readonly<Record<string, unknown>>): AccountViewError {
	try {
		parseSettings({ ...FILLED, ...changes });
	} catch (error) {
		if (error instanceof AccountViewError) return error;
		throw error;
	}
	throw new Error('Expected an error');
}

describe('parseSettings', () => {
	it('reads the fields of the credential', () => {
		expect(parseSettings(FILLED)).toEqual({
			baseUrl: 'https://www.accountview.net',
			companyCode: 'DEMO',
			requestsPerMinute: 60,
			pageSize: 400,
			timeoutMs: 30_000,
			dictionary: DEFAULT_DICTIONARY,
		});
	});

	it('has a default for everything but the address', () => {
		expect(parseSettings({ baseUrl: 'https://accountview.example' })).toMatchObject({
			companyCode: '',
			requestsPerMinute: 0,
			pageSize: 200,
			timeoutMs: 100_000,
		});
	});

	it('ignores what else a credential holds', () => {
		expect(parseSettings({ ...FILLED, clientSecret: 'hidden' })).not.toHaveProperty('clientSecret');
	});

	it.each([
		['https://accountview.example/', 'https://accountview.example'],
		['https://accountview.example:8443', 'https://accountview.example:8443'],
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
		['http://localhost:4010/', 'http://localhost:4010'],
		['http://[::1]:4010', 'http://[::1]:4010'],
	])('takes %s as address', (written, baseUrl) => {
		expect(parseSettings({ ...FILLED, baseUrl: written }).baseUrl).toBe(baseUrl);
	});

	it.each([
		['accountview', 'is not a web address'],
		['http://accountview.example', 'must begin with https://'],
		['http://127.0.0.1.example', 'must begin with https://'],
		['ftp://127.0.0.1', 'must begin with https://'],
		['https://accountview.example/api/v3', 'leave out everything after accountview.example'],
		['https://accountview.example?x=1', 'leave out everything after accountview.example'],
		['https://me:secret@accountview.example', 'leave user name and password out'],
	])('refuses the address %s', (baseUrl, message) => {
		const error = failure({ baseUrl });
		expect(error.code).toBe('AV_SETTINGS_INVALID');
		expect(error.message).toContain(`Base URL: `);
		expect(error.message).toContain(message);
		expect(error.message).not.toContain('secret');
	});

	it.each([
		['pageSize', 0, 'Page Size'],
		['pageSize', 1001, 'Page Size'],
		['requestsPerMinute', -1, 'Requests Per Minute'],
		['timeoutSeconds', 0, 'Timeout'],
		['companyCode', 5, 'Company Code'],
	])('refuses %s %p and names the field as the credential shows it', (name, value, shown) => {
		const error = failure({ [name]: value });
		expect(error.code).toBe('AV_SETTINGS_INVALID');
		expect(error.message).toContain(`${shown}: `);
	});

	it('lists all that is wrong at once', () => {
		const { message } = failure({ pageSize: 0, timeoutSeconds: -1 });
		expect(message).toContain('Page Size');
		expect(message).toContain('Timeout');
	});

	it('passes on what is wrong with the dictionary override', () => {
		expect(failure({ dictionaryOverride: '{' }).code).toBe('AV_OVERRIDE_MALFORMED');
	});
});
