import type { IDataObject } from 'n8n-workflow';
import { toldOf } from '../../nodes/EInvoiceRoute/actions/invoice/outcome';

const MARK = {
	key: 'DEMO/invoice/1/-',
	channel: 'email',
	administration: 'DEMO',
	kind: 'invoice',
	number: '1',
	revision: '',
	copy: 'customer',
	attention: false,
	reason: '',
	reasonNl: '',
} as const;

const failed = (details: IDataObject) =>
	toldOf(MARK, 'item', { json: { error: 'What went wrong', details } });

describe('What a channel says of a document', () => {
	it.each([
		['MAIL_BUSY', 'deferred'],
		['MAIL_TAKEN_OVER', 'deferred'],
		['MAIL_CANCELLED', 'deferred'],
		['MAIL_DEFERRED', 'deferred'],
		['EINVOICE_PRINT_IN_PROGRESS', 'deferred'],
		['MAIL_PARTLY_REFUSED', 'partly'],
		['MAIL_DOUBTFUL', 'doubtful'],
		['MAIL_REFUSED', 'failed'],
		['SOMETHING_ELSE', 'failed'],
	])('is, for the error %s, %s', (code, state) => {
		expect(failed({ code })).toMatchObject({
			state,
			reason: { en: 'What went wrong' },
			attention: state !== 'deferred',
		});
	});

	it('is partly, where a message waits for some of its recipients', () => {
		const details = { code: 'MAIL_DEFERRED', cause: 'MAIL_PARTLY_DEFERRED' };

		expect(failed(details)).toMatchObject({ state: 'partly' });
	});

	it('is said in Dutch where there are words for it', () => {
		const dutch = { messageNl: 'De mailserver is bezet.', remedyNl: 'Niets.' };

		expect(failed({ code: 'MAIL_BUSY', ...dutch }).reason.nl).toBe(
			'De mailserver is bezet. Niets.',
		);
		expect(failed({ code: 'MAIL_BUSY' }).reason.nl).toBe('What went wrong');
	});

	it('is not what became of it by another way before, where it is stored', () => {
		const archive = { ...MARK, channel: 'archive' } as const;
		const of = (state: string) => toldOf(archive, 'item', { json: { state } }).state;

		expect(['sent', 'doubtful', 'partly', 'pending'].map(of)).toEqual(Array(4).fill('archived'));
		expect(['failed', 'deferred'].map(of)).toEqual(['failed', 'deferred']);
	});

	it('does not tell once more why it goes there', () => {
		const taken = { ...MARK, channel: 'autoInvoice', reason: 'Agreed', reasonNl: 'Zo' } as const;
		const json = { state: 'handedOver', reason: 'Agreed', reasonNl: 'Zo' };

		expect(toldOf(taken, 'item', { json }).reason).toEqual({ en: '', nl: '' });
	});

	it('asks for a person where the channel does', () => {
		const json = { state: 'deferred', reason: 'No', reasonNl: 'Nee', attention: true };

		expect(toldOf(MARK, 'item', { json })).toEqual({
			state: 'deferred',
			reason: { en: 'No', nl: 'Nee' },
			attention: true,
		});
	});
});
