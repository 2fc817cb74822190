/** Invoices of AccountView, as the browser runs it. */
export const INVOICES_SCRIPT = `
/** Settings that a person has to look at before the invoice can go out as they say. */
const ATTENTION = ['blocked', 'email-without-address'];

const settingChip = (setting) => make('span', 'chip ' + (ATTENTION.includes(setting) ? 'only-app' : 'setting'), say('setting-' + setting));

function invoiceRow(invoice) {
	const { customer } = invoice;
	const title = make('div', '', make('span', 'name', customer.name), make('span', 'tag', customer.number));
	const kind = invoice.isCredit ? chip('differs', 'creditNote') : null;
	const what = [invoice.text, invoice.credits ? say('takesBack') + ' ' + invoice.credits : '', invoice.lines.toLocaleString(language) + ' ' + say(invoice.lines === 1 ? 'line' : 'lines')];
	return make('tr', '',
		make('td', 'number', String(invoice.number), kind === null ? null : make('div', '', kind)),
		make('td', 'when', dayOf(invoice.date)),
		make('td', '', title, lineOf(...what)),
		make('td', '', make('div', 'settings', ...customer.settings.map(settingChip)), lineOf(...invoice.addresses)),
		make('td', 'right amounts', make('span', 'name', euros(invoice.withVat)), make('span', 'line', euros(invoice.withoutVat) + ' ' + say('withoutVat')),
			invoice.prepaid === 0 ? null : make('span', 'line', euros(invoice.prepaid) + ' ' + say('prepaid'))));
}

let invoiceQuestions = 0;

async function showInvoices() {
	invoiceQuestions += 1;
	const mine = invoiceQuestions;
	const query = new URLSearchParams({ search: $('search-invoices').value.trim() });
	const { found, rows } = await control('GET', '/overview/invoices?' + query);
	/* A later question has been asked meanwhile: its answer counts. */
	if (mine !== invoiceQuestions) return;
	put($('rows-invoices'), rows.map(invoiceRow));
	$('no-invoices').hidden = rows.length > 0;
	$('found-invoices').textContent = foundText(found, rows.length);
}
`;
