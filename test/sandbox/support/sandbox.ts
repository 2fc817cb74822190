import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';

const running: Sandbox[] = [];

/** Starts a sandbox that {@link stopSandboxes} ends. */
export async function sandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const started = await startSandbox({ seed: 'empty', ...options });
	running.push(started);
	return started;
}

/** Ends every sandbox of the test; to be called after each. */
export async function stopSandboxes(): Promise<void> {
	await Promise.all(running.splice(0).map((one) => one.stop()));
}

/** An answer with its body read: parsed when it is JSON. */
export interface ReadAnswer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	readonly json: unknown;
}

export async function readAnswer(response: Response): Promise<ReadAnswer> {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') === true;
	return {
		status: response.status,
		headers: response.headers,
		text,
		json: isJson && text !== '' ? JSON.parse(text) : undefined,
	};
}
