// @ts-check
/** How forms of n8n look: as the pages of the nodes do, light and dark. */
import colours from '../../../lib/pages/colours.json' with { type: 'json' };

/** @typedef {typeof colours.light} Colours */

/**
 * The variables of n8n's form pages. @param {Colours} of
 * @returns {string}
 */
const variables = (of) =>
	Object.entries({
		background: of.page,
		'card-bg': of.card,
		'card-border': of.line,
		'card-shadow': 'transparent',
		header: of.text,
		'header-subtext': of.quiet,
		link: of.quiet,
		label: of.text,
		'html-text': of.text,
		'html-link': of.written,
		'input-border': of.edge,
		'input-text': of.text,
		'input-bg': of.card,
		'focus-border': of.written,
		'submit-btn-bg': of.written,
		'submit-btn-text': of.onButton,
		required: of.failed,
		error: of.failed,
		'clear-button-bg': of.quiet,
		'test-notice-text': of.warn,
		'test-notice-bg': of.card,
		'test-notice-border': of.line,
		track: of.track,
	})
		.map(([name, colour]) => `--color-${name}:${colour}`)
		.join(';');

/**
 * "Custom Form Styling" of a form. Elements that a text brings have no classes there, so they are named
 * by their place. Tables get room on wide screens, and can be moved where they do not fit; a number
 * stands in a span, and its column takes no more room than it needs.
 */
export const FORM_CSS = `:root{color-scheme:light dark;${variables(colours.light)};
--font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;--container-width:720px;--font-size-header:1.5rem;--font-size-html-h2:1.1rem;--font-size-html-h3:1.1rem}
@media (prefers-color-scheme:dark){:root{${variables(colours.dark)}}}
body{color:var(--color-header);font-size:14px;overflow-wrap:anywhere}
.container{width:min(100%,var(--container-width));padding:24px 16px;min-height:0}
.card{padding:24px;border:1px solid var(--color-card-border);border-radius:8px}
.form-header h1,.header h1{font-weight:700;line-height:1.25}
.card :is(h2,h3),form div.html :is(h2,h3){color:var(--color-header);font-size:1.1rem;font-weight:700;line-height:1.3;margin:20px 0 6px;text-align:left}
.card :is(p,li){line-height:1.5}.card li,.inputs-wrapper p,.card>.header~*{text-align:left}
.card :is(ul,ol){display:block;margin:0 0 8px;padding-left:20px;text-align:left;font-size:14px}.card li{margin:0 0 4px}
.card :is(.header,.html) p{font-size:14px}.card p+p{margin-top:10px}.card a{color:var(--color-html-link);text-decoration:underline}
.card table{border-collapse:collapse;width:100%;margin:8px 0 16px;font-size:13px;text-align:left}
.card th{color:var(--color-link);font-weight:600;vertical-align:bottom;border-bottom:2px solid var(--color-card-border);padding:4px 10px 4px 0}
.card tbody th{color:var(--color-header);padding-top:14px;border-bottom-width:1px}
.card td{border-bottom:1px solid var(--color-card-border);padding:5px 10px 5px 0;vertical-align:top;min-width:4.6em}.card td:not(:has(>span:only-child)){min-width:5.4em}.card td:first-child{min-width:1.7em;overflow-wrap:break-word}.card :is(th,td b){overflow-wrap:normal}
.card :is(td,th)>span:only-child{display:block;text-align:right;font-variant-numeric:tabular-nums}.card th:has(>span:only-child){width:1%}.card td>span:only-child{white-space:nowrap}
form textarea{min-height:130px;font-family:inherit}form :is(.form-input,select){background:var(--color-input-bg)}
::placeholder{color:var(--color-link);opacity:1}
form :is(input,select,textarea,button):focus-visible,a:focus-visible{outline:3px solid var(--color-focus-border);outline-offset:2px}
.multiselect-checkbox:checked::after{color:var(--color-submit-btn-text)}
.multiselect[data-radio-select] .multiselect-checkbox:checked{background:var(--color-card-bg);border-width:5px}
.multiselect-option label{color:var(--color-label)}
#submit-btn:hover{opacity:1;text-decoration:underline}#submit-btn:disabled{background:var(--color-track);color:var(--color-link)}
.clear-button{color:var(--color-card-bg)}
@media (min-width:761px){.card td:nth-child(2){min-width:7em}.card td:nth-child(3):not(:has(>span:only-child)){min-width:12.5em}}
@media (max-width:560px){.card td:nth-child(2):not(:has(>span:only-child)){min-width:6.5em}.card td:nth-child(n+3):not(:empty,:has(>span:only-child)){min-width:6.4em}.card{padding:16px}.card table{font-size:12px}.card :is(td,th){padding-right:6px}.html,.card>:has(>table){overflow-x:auto}}
@media print{body{background:#fff}.card{border:0;padding:0}#submit-btn{display:none}.card tr{break-inside:avoid}}`;
