// @ts-check
/** The sticky notes that are the same in every template that keeps something in step. */

/** @typedef {import('./flow.mjs').Flow} Flow */

export const ONE_AT_A_TIME = `## One run at a time
A start while another run is busy leaves by **Skipped**, and nothing happens.

n8n on several hosts? Choose the same **Store** credential in Start Run, Compare, each Save, Finish Run and the AccountView nodes of all flows.`;

const READS = `## What is read
By the schedule only what has changed since the last run: one request to each side when nothing has. Everything is read at the first run, at night and by **Run Now**; only then it is seen what was removed.

A side that cannot be read is told in the list of errors, and nothing is taken for gone.`;

const NOTHING_TWICE = `## Nothing twice
Where \`_sync.lookFirst\` says that the record may be there already, it is looked up before it is made.`;

export const TO_THE_END = `## To the end
**Finish Run** hangs on the lowest output of Compare: n8n works from top to bottom, so it comes when all above is done, also when something went wrong there. Leave it below everything else.

A first run goes on with the next part until nothing is left.`;

/**
 * @param {Flow} flow
 * @param {object} notes
 * @param {string} notes.about what the template does, and what is to be filled in
 * @param {number} notes.top first row of what is kept in step @param {number} notes.last row of Finish Run
 */
export function addNotes(flow, { about, top, last }) {
	flow.note({
		name: 'About This Flow',
		text: about,
		at: [-2.6, -0.6],
		size: [2.2, 4.4],
		colour: 'setUp',
	});
	flow.note({ name: 'One at a Time', text: ONE_AT_A_TIME, at: [3.9, top + 3], size: [1.8, 1.1] });
	flow.note({ name: 'What Is Read', text: READS, at: [5.6, top - 1.5], size: [3, 1.1] });
	flow.note({ name: 'Nothing Twice', text: NOTHING_TWICE, at: [9.9, -1.1], size: [3, 0.6] });
	flow.note({ name: 'To the End', text: TO_THE_END, at: [9.9, last + 0.9], size: [3, 1.1] });
}
