// @ts-check
/** How mails look whose HTML a flow makes itself. Mail programs keep no style sheets. */
import colours from '../../../lib/pages/colours.json' with { type: 'json' };

const { text, quiet, line, written } = colours.light;

const CELL = `padding:6px 12px 6px 0;border-bottom:1px solid ${line};vertical-align:top;font-size:14px`;

export const MAIL_STYLE = {
	sheet: `font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:${text};max-width:760px;line-height:1.5`,
	h1: 'font-size:20px;margin:0 0 12px',
	h2: 'font-size:16px;margin:20px 0 4px',
	table: 'border-collapse:collapse;font-size:14px',
	cell: CELL,
	head: `${CELL};text-align:left;color:${quiet};font-weight:600`,
	link: `color:${written}`,
};

/**
 * What a page shows, as an expression, in a mail: its tables and headings bear their own style.
 * @param {string} html expression; what comes out of records is escaped in it
 */
export const asMailed = (html) =>
	`'<div style="${MAIL_STYLE.sheet}">' + ${html}${[
		['<h2>', MAIL_STYLE.h2],
		['<table>', MAIL_STYLE.table],
		['<th>', MAIL_STYLE.head],
		['<td>', MAIL_STYLE.cell],
	]
		.map(
			([tag = '', style = '']) =>
				`.replaceAll('${tag}', '${tag.replace('>', ` style="${style}">`)}')`,
		)
		.join('')} + '</div>'`;
