import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { passwordFor } from '../../bin/password';

function terminalWith(environment: Record<string, string>, isTTY: boolean) {
	const input = Object.assign(new PassThrough(), { isTTY });
	const output = new PassThrough();
	const errors = new PassThrough();
	return { folder: '/', environment, input, output, errors };
}

describe('the password of a server', () => {
	it('comes from PGPASSWORD, also an empty one, and nobody is asked', async () => {
		const terminal = terminalWith({ PGPASSWORD: '' }, true);
		expect(await passwordFor('n8n', terminal)).toBe('');
		expect(terminal.errors.read()).toBeNull();
		expect(await passwordFor('n8n', terminalWith({ PGPASSWORD: 'Geheim123' }, true))).toBe(
			'Geheim123',
		);
	});

	it('is asked for where somebody can answer, and what is typed is not shown', async () => {
		const terminal = terminalWith({}, true);
		terminal.input.write('Geheim 123\r');
		expect(await passwordFor('n8n', terminal)).toBe('Geheim 123');
		terminal.errors.end();
		terminal.output.end();
		expect(await text(terminal.errors)).toBe('Password of n8n: \n');
		expect(await text(terminal.output)).toBe('');
	});

	it('is none where nobody sits', async () => {
		expect(await passwordFor('n8n', terminalWith({}, false))).toBe('');
	});
});
