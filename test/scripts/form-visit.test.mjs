// @ts-check
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { FormVisit } from '../../scripts/demo/form-visit.mjs';
import { Visitor } from '../../scripts/demo/visitor.mjs';

/** @typedef {{ status?: number; location?: string; cookie?: string; body?: string }} Given */

const OVER = 'Thu, 01 Jan 1970 00:00:00 GMT';

/** @param {string} title @param {string} [field] */
const page = (title, field = '') =>
	field === ''
		? `<div class='card'><h1>${title}</h1></div><script>const authToken = 'last';</script>`
		: `<form id='n8n-form'><h1>${title}</h1><label for='field-0'>${field}</label><input name='field-0' value='' /></form><script>const authToken = 'first';</script>`;

/** A form of two pages behind a question who is there, as n8n leads through it. @type {Record<string, Given>} */
const ANSWERS = {
	'POST /rest/login': { cookie: 'n8n-auth=owner; Path=/' },
	'GET /form/day': { location: '/oauth/authorize' },
	'GET /oauth/authorize': { location: '/oauth/consent', cookie: 'session=asked; Path=/' },
	'GET /rest/consent/details': { body: '{"data":{"clientName":"a form"}}' },
	'POST /rest/consent/approve': {
		cookie: `session=; Expires=${OVER}`,
		body: '{"data":{"redirectUrl":"ORIGIN/form/day?code=1"}}',
	},
	'GET /form/day?code=1': { body: page('Begin', 'Periode') },
	'POST /form/day': { body: '{"formWaitingUrl":"ORIGIN/form-waiting/7?signature=s"}' },
	'GET /form-waiting/7/n8n-execution-status?signature=s': { body: 'form-waiting' },
	'GET /form-waiting/7?signature=s': { body: page('Klaar') },
	'POST /form-waiting/7?signature=s': {},
};

describe('a visit to a form', () => {
	/** @type {string[]} what was asked, each with its cookies and token */
	const asked = [];
	let origin = '';
	const server = createServer((request, response) => {
		const { method, url, headers } = request;
		asked.push([method, url, headers.cookie, headers['x-auth-token']].filter(Boolean).join(' '));
		const answer = ANSWERS[`${method} ${url}`] ?? { status: 404 };
		const { status = 200, location, cookie, body = '' } = answer;
		if (cookie) response.setHeader('set-cookie', cookie);
		if (location) response.setHeader('location', location);
		request.resume();
		response.writeHead(location ? 302 : status).end(body.replace('ORIGIN', origin));
	});

	before(async () => {
		await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
		const address = server.address();
		assert.ok(address !== null && typeof address === 'object');
		origin = `http://127.0.0.1:${address.port}`;
	});
	after(() => server.close());

	it('goes from who is there to the last page, which ends the run', async () => {
		const visitor = new Visitor(origin);
		await visitor.logIn({ email: 'owner@sandbox.example', password: 'x' });
		const visit = await FormVisit.begin(visitor, 'day');
		await visit.send({ Periode: '2026-Q3' });

		assert.equal(visit.expect(/^Klaar$/).isLast, true);
		assert.deepEqual(asked, [
			'POST /rest/login',
			'GET /form/day n8n-auth=owner',
			'GET /oauth/authorize n8n-auth=owner',
			'GET /rest/consent/details n8n-auth=owner; session=asked',
			'POST /rest/consent/approve n8n-auth=owner; session=asked',
			'GET /form/day?code=1 n8n-auth=owner',
			'POST /form/day n8n-auth=owner first',
			'GET /form-waiting/7/n8n-execution-status?signature=s n8n-auth=owner',
			'GET /form-waiting/7?signature=s n8n-auth=owner',
			'POST /form-waiting/7?signature=s n8n-auth=owner last',
		]);
	});

	it('says what the page told when it is another one than was expected', async () => {
		const visitor = new Visitor(origin);
		const visit = await FormVisit.begin(visitor, 'day');

		assert.throws(() => visit.expect(/^Klaar$/), /The form answered: Begin/);
	});

	it('refuses a page that is not there', async () => {
		await assert.rejects(new Visitor(origin).open('/form/night'), /did not show .*night.*404/);
	});
});
