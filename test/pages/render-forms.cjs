/**
 * Form pages as n8n makes them, by n8n's own code: `{ css, forms, end }` comes in by stdin, and out goes
 * the HTML of each form and of the last page. A process of its own, because Jest cannot load that code.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');

const n8n = dirname(require.resolve('n8n/package.json'));
const handlebars = createRequire(join(n8n, 'package.json'))('handlebars');
const utils = require('n8n-nodes-base/dist/nodes/Form/utils/utils.js');

const read = (name) => readFileSync(join(n8n, 'templates', `${name}.handlebars`), 'utf8');
handlebars.registerHelper('eq', (one, other) => one === other);
handlebars.registerHelper('includes', (one, other) => String(one).includes(String(other)));
handlebars.registerPartial('formHostNavigation', read('partials/formHostNavigation'));
const renderForm = handlebars.compile(read('form-trigger'));
const renderEnd = handlebars.compile(read('form-trigger-completion'));

const { css, forms, end } = JSON.parse(readFileSync(0, 'utf8'));

const formOf = (formFields) =>
	renderForm(
		utils.prepareFormData({
			...{
				formTitle: 'Btw-aangifte',
				formDescription: 'U ziet haar eerst, en verzendt haar daarna.',
			},
			...{ formFields: utils.prepareFormFields(formFields), testRun: false, query: {} },
			...{ nodeVersion: 2.6, buttonLabel: 'Verder', appendAttribution: false, customCss: css },
		}),
	);

const pages = {
	...Object.fromEntries(Object.entries(forms).map(([name, fields]) => [name, formOf(fields)])),
	end: renderEnd({
		...{ formTitle: 'Btw-aangifte', title: 'De stap is mislukt' },
		message: utils.sanitizeHtml(end),
		dangerousCustomCss: utils.sanitizeCustomCss(css),
	}),
};
// n8n keeps timers of its own.
process.stdout.write(JSON.stringify(pages), () => process.exit(0));
