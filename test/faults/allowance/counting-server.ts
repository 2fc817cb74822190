import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Answers everything, and counts when each request came, by a clock that nobody sets. */
export class CountingServer {
	private readonly arrivals: number[] = [];

	private constructor(
		private readonly server: Server,
		readonly url: string,
	) {}

	/** @param answersInMs how long it takes over the request of that number */
	static async start(answersInMs: (request: number) => number): Promise<CountingServer> {
		const server = createServer((_, response) => {
			counting.arrivals.push(performance.now());
			void sleep(answersInMs(counting.arrivals.length)).then(() => response.end('{}'));
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const counting = new CountingServer(server, `http://127.0.0.1:${port}/`);
		return counting;
	}

	get count(): number {
		return this.arrivals.length;
	}

	/** Requests in the fullest window. */
	worst(windowMs: number): number {
		let first = 0;
		let worst = 0;
		for (const [place, at] of this.arrivals.entries()) {
			while (at - (this.arrivals[first] ?? at) >= windowMs) first += 1;
			worst = Math.max(worst, place - first + 1);
		}
		return worst;
	}

	/**
	 * Share of the allowance that was used once it was the allowance that they waited for: how soon,
	 * on average, each place was taken again. Undefined when none was.
	 */
	used(limit: number, windowMs: number): number | undefined {
		const rounds = this.arrivals
			.slice(limit)
			.map((at, place) => at - (this.arrivals[place] ?? Number.NaN));
		if (rounds.length === 0) return undefined;
		return windowMs / (rounds.reduce((sum, round) => sum + round, 0) / rounds.length);
	}

	stop(): void {
		this.server.closeAllConnections();
		this.server.close();
	}
}
