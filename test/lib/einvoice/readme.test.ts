import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRECEDENCE } from '../../../lib/einvoice';

it('the README shows the table of precedence as it is', () => {
	const readme = readFileSync(join(__dirname, '../../../lib/einvoice/README.md'), 'utf8');
	const rows = readme
		.split('\n')
		.filter((line) => /^\| `[A-Z_]+`/.test(line))
		.map((line) => line.split('|').map((cell) => cell.trim()));
	const shown = rows.map(([, code, when, way, attention]) => ({ code, when, way, attention }));
	expect(shown).toEqual(
		PRECEDENCE.map(({ code, when, channel, attention }) => ({
			code: `\`${code}\``,
			when: when.en,
			way: channel,
			attention: attention ? 'yes' : '',
		})),
	);
});
