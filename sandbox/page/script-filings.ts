/** What was filed, as the browser runs it. */
export const FILINGS_SCRIPT = `
function filingRow(filing) {
	const link = make('a', 'name', say('filing-' + filing.kind) + (filing.period ? ' ' + filing.period : ''));
	link.href = filing.link;
	link.target = '_blank';
	const colour = filing.outcome === 'refused' ? 'only-app' : filing.outcome === 'accepted' ? 'in-step' : 'setting';
	const told = filing.statuses.map(({ code, words, fault }) => [code, words, fault].filter((text) => text !== '').join(' · '));
	// What was told several times in a row stands there once.
	const lines = told.filter((text, place) => text !== told[place - 1]).map((text) => lineOf(text));
	return make('tr', '',
		make('td', 'when', new Date(filing.at).toLocaleString(language)),
		make('td', '', link, lineOf(filing.reference)),
		make('td', '', say('way-' + filing.way)),
		make('td', 'number', filing.taxpayer),
		make('td', '', make('span', 'chip ' + colour, say('outcome-' + filing.outcome)), ...lines));
}

async function showFilings() {
	const filings = await control('GET', '/overview/filings');
	put($('rows-filings'), filings.map(filingRow));
	$('no-filings').hidden = filings.length > 0;
}
`;
