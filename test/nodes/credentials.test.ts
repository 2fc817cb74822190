import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';
import { z } from 'zod4';

const FOLDER = join(__dirname, '../../credentials');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.credentials.ts'));

/** Names of fields that nobody may read over a shoulder. */
const SECRET = /password|passphrase|secret|token(?!Url)|p12|privateKey/i;

describe.each(FILES)('%s', (file) => {
	const credential = credentialIn(file);

	it('is for nodes of this package only', () => {
		expect(credential).toMatchObject({ restrictToSupportedNodes: true });
	});

	it('hides what is secret', () => {
		const secrets = credential.properties.filter(
			({ name, type }) => SECRET.test(name) && type === 'string',
		);
		for (const { typeOptions } of secrets) expect(typeOptions).toMatchObject({ password: true });
	});
});

/** The only class that a file exports. */
function credentialIn(file: string): ICredentialType {
	const exported: unknown = jest.requireActual(join(FOLDER, file));
	const [Type] = Object.values(
		z.record(z.string(), z.custom<new () => ICredentialType>()).parse(exported),
	);
	if (Type === undefined) throw new Error(`${file} exports nothing`);
	return new Type();
}
