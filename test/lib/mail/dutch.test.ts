import { inDutch } from '../../../lib/mail';

describe('What went wrong, in Dutch', () => {
	it('has a sentence and a remedy for a code of mail', () => {
		expect(inDutch('MAIL_DOUBTFUL')).toMatchObject({
			messageNl: expect.stringMatching(/^Het is niet zeker.*\.$/) as string,
			remedyNl: expect.stringMatching(/verzonden berichten/) as string,
		});
	});

	it('says why a message waits, or was refused before', () => {
		expect(inDutch('MAIL_DEFERRED', 'MAIL_SERVER_BUSY')?.messageNl).toBe(
			'Het bericht wacht tot het later opnieuw kan. De mailserver vroeg om het later nog eens te proberen.',
		);
		expect(inDutch('MAIL_REFUSED_BEFORE', 'MAIL_TOO_LARGE')?.messageNl).toMatch(/groter dan/);
		expect(inDutch('MAIL_DOUBTFUL', 'MAIL_TOO_LARGE')).toEqual(inDutch('MAIL_DOUBTFUL'));
	});

	it('has none for a code of another room', () => {
		expect(inDutch('AV_TIMEOUT')).toBeUndefined();
		expect(inDutch('constructor')).toBeUndefined();
	});
});
