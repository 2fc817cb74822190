import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { RunResult, WorkflowFile } from '../harness';

/** Where what forms showed goes, a file for each page; not set: none are written. */
const { FORM_PAGES = '' } = process.env;

/**
 * Keeps the pages that a run showed, for people to look at.
 * @param template as it is shipped
 */
export function keepPages({ name, nodes }: WorkflowFile, result: RunResult): void {
	if (FORM_PAGES === '') return;
	const language = result.json('The Answers')[0]?.['formLanguage'] ?? '';
	for (const { name: node, type } of nodes) {
		if (type !== 'n8n-nodes-base.form') continue;
		for (const page of result.json(node))
			keep({ template: name, node, language, ...shownOn(page) });
	}
}

const shownOn = ({ title, description, button, fields, message, url }: IDataObject) => ({
	...{ title, description, button, fields, message, url },
});

/** The same page is kept once. */
function keep(page: IDataObject): void {
	const text = JSON.stringify(page, null, '\t');
	const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
	mkdirSync(FORM_PAGES, { recursive: true });
	const test = expect.getState().currentTestName;
	writeFileSync(join(FORM_PAGES, `${name}.json`), JSON.stringify({ ...page, test }, null, '\t'));
}
