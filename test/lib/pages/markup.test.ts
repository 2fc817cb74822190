import { badge, bars, facts, figures, html, notice, plainTable, table } from '../../../lib/pages';

const HOSTILE = `"><script>alert('x')</script>&\0\uD800`;
const SAFE = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;\uFFFD\uFFFD';

describe('markup', () => {
	it('takes whatever is filled in for text, in elements and in quoted attributes', () => {
		expect(html`<a title="${HOSTILE}">${HOSTILE}</a>`.text).toBe(`<a title="${SAFE}">${SAFE}</a>`);
	});

	it('takes what is markup already as it is, lists of it too, and null for nothing', () => {
		const items = ['a', '<b>'].map((one) => html`<li>${one}</li>`);
		const { text } = html`<ul class="list">
			${items}${null}
		</ul>`;
		expect(text.replace(/\s/g, '')).toBe('<ulclass="list"><li>a</li><li>&lt;b&gt;</li></ul>');
	});

	it('keeps text that is written from right to left, and every line break', () => {
		const text = 'שלום\r\n\tمرحبا';
		expect(html`${text}`.text).toBe(text);
	});

	it('escapes a text of a megabyte', () => {
		const text = '<'.repeat(2 ** 20);
		expect(html`${text}`.text).toHaveLength(4 * 2 ** 20);
	});

	it.each([
		['a badge', badge('bad', HOSTILE)],
		['a notice', notice('warn', HOSTILE)],
		['figures', figures([{ value: HOSTILE, label: HOSTILE }])],
		['facts', facts([[HOSTILE, HOSTILE]])],
		['bars', bars([{ label: HOSTILE, value: 1, text: HOSTILE }], 'failed')],
		['a table', table({ caption: HOSTILE, columns: [{ name: HOSTILE }], rows: [[HOSTILE]] })],
		['a plain table', plainTable([HOSTILE], [[HOSTILE], [{ amount: HOSTILE }], { part: HOSTILE }])],
	])('is safe in %s', (_, made) => {
		expect(made?.text).toContain(SAFE);
		expect(made?.text).not.toMatch(/<script|[\0\p{Surrogate}]/u);
	});
});
