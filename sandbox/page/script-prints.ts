/** What the printer has printed, as the browser runs it. */
export const PRINTS_SCRIPT = `
function printRow(print) {
	const link = make('a', 'name', print.jobName || say('noName'));
	link.href = print.link;
	link.target = '_blank';
	const how = [print.copies + ' ' + say(print.copies === 1 ? 'copy' : 'copies'), print.sides, print.media];
	return make('tr', '',
		make('td', 'number', String(print.jobId)),
		make('td', 'when', new Date(print.at).toLocaleString(language)),
		make('td', '', link, lineOf(...how)),
		make('td', '', print.user),
		make('td', 'right', Math.ceil(print.bytes / 1024).toLocaleString(language) + ' kB'));
}

function printJobRow(job) {
	const isBad = job.state === 'aborted' || job.state === 'canceled';
	return make('tr', '',
		make('td', 'number', String(job.id)),
		make('td', 'when', make('span', 'chip ' + (isBad ? 'only-app' : 'setting'), say('job-' + job.state))),
		make('td', '', make('span', 'name', job.name || say('noName')), lineOf(job.reasons.join(', '))),
		make('td', '', job.user),
		make('td', 'right', ''));
}

async function showPrints() {
	const { printed, jobs, condition } = await control('GET', '/overview/prints');
	put($('rows-prints'), [...jobs.map(printJobRow), ...printed.map(printRow)]);
	$('no-prints').hidden = printed.length + jobs.length > 0;
	$('paper').textContent = say(condition.hasPaper ? 'takePaper' : 'putPaper');
	$('paper').dataset.paper = String(condition.hasPaper);
}

$('paper').addEventListener('click', async () => {
	await control('POST', '/printer', { hasPaper: $('paper').dataset.paper !== 'true' });
	await refresh();
});
`;
