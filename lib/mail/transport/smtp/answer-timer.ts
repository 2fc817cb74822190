import { clearTimeout, setTimeout } from 'node:timers';

/**
 * Runs while a server is to answer, however much it says meanwhile: the client itself counts silence
 * only, and would wait for ever for one that never comes to the end of its answer.
 */
export class AnswerTimer {
	private timer: ReturnType<typeof setTimeout> | undefined;
	private runOut: () => void = () => undefined;
	/** Rejects when it has run out. */
	readonly ranOut: Promise<never>;
	hasRunOut = false;

	/** @param answerMs for one answer */
	constructor(private readonly answerMs: number) {
		this.ranOut = new Promise((_, reject) => {
			this.runOut = () => {
				this.hasRunOut = true;
				reject(new Error('Timeout'));
			};
		});
		this.ranOut.catch(() => undefined);
	}

	/** Time for so many answers, from now on. */
	start(answers: number): void {
		this.stop();
		this.timer = setTimeout(this.runOut, answers * this.answerMs).unref();
	}

	stop(): void {
		clearTimeout(this.timer);
	}
}
