import type { Answer } from '../http/answer';

const MOST_BYTES = 96 * 1024 * 1024;

interface Kept {
	readonly stamp: string;
	readonly answer: Answer;
	readonly bytes: number;
}

/**
 * Keeps the answers of reads, ready to send, as long as nothing changed: measuring a client that
 * reads 50,000 rows must not measure the stand-in. The oldest go when there are too many bytes.
 */
export class AnswerCache {
	readonly #kept = new Map<string, Kept>();
	#bytes = 0;

	/**
	 * The kept answer to `question`, or a new one. `stamp` names the state of everything the answer
	 * depends on.
	 */
	answer(question: string, stamp: string, work: () => Answer): Answer {
		const known = this.#kept.get(question);
		if (known?.stamp === stamp) return known.answer;
		this.#forget(question);
		const fresh = work();
		const body = Buffer.from(fresh.body);
		const answer = { ...fresh, body };
		this.#kept.set(question, { stamp, answer, bytes: body.length });
		this.#bytes += body.length;
		this.#makeRoom();
		return answer;
	}

	#makeRoom(): void {
		for (const question of this.#kept.keys()) {
			if (this.#bytes <= MOST_BYTES) return;
			this.#forget(question);
		}
	}

	#forget(question: string): void {
		this.#bytes -= this.#kept.get(question)?.bytes ?? 0;
		this.#kept.delete(question);
	}
}
