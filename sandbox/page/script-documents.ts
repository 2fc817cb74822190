/** What lies in the documents folder, as the browser runs it. */
export const DOCUMENTS_SCRIPT = `
function documentRow(file) {
	const link = make('a', 'name', file.name);
	link.href = file.link;
	link.target = '_blank';
	const { invoice } = file;
	return make('tr', '',
		make('td', 'when', new Date(file.at).toLocaleString(language)),
		make('td', '', link),
		make('td', '', ...(invoice === null ? [make('span', 'line', say('noInvoice'))] : [make('span', 'name', invoice.number), lineOf(invoice.customer)])),
		make('td', 'right', Math.ceil(file.bytes / 1024).toLocaleString(language) + ' kB'));
}

let documentQuestions = 0;

async function showDocuments() {
	documentQuestions += 1;
	const mine = documentQuestions;
	const query = new URLSearchParams({ search: $('search-documents').value.trim() });
	const { folder, found, rows } = await control('GET', '/overview/documents?' + query);
	/* A later question has been asked meanwhile: its answer counts. */
	if (mine !== documentQuestions) return;
	put($('rows-documents'), rows.map(documentRow));
	$('documents-folder').textContent = folder || '';
	$('no-documents').textContent = say(folder === null ? 'noFolder' : query.get('search') === '' ? 'noDocuments' : 'nothingFound');
	$('no-documents').hidden = rows.length > 0;
	$('found-documents').textContent = foundText(found, rows.length);
}
`;
