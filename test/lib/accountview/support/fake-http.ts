import {
	TransportFailure,
	type HttpPort,
	type HttpRequest,
	type HttpResponse,
} from '../../../../lib/ports/http';

/** What a double answers; a failure is what the port rejects with. */
export type Reply = HttpResponse | TransportFailure;

export type Handler = (request: HttpRequest, count: number) => Reply | Promise<Reply>;

/** An {@link HttpPort} that answers from a function and remembers what it was asked. */
export class FakeHttp {
	readonly requests: HttpRequest[] = [];

	constructor(private readonly handler: Handler) {}

	readonly port: HttpPort = async (request) => {
		this.requests.push(request);
		const reply = await this.handler(request, this.requests.length);
		if (reply instanceof TransportFailure) throw reply;
		return reply;
	};

	/** Requests whose address holds this text. */
	to(part: string): readonly HttpRequest[] {
		return this.requests.filter(({ url }) => url.includes(part));
	}

	/** The query of the request at that place, among those for data. */
	query(place: number): URLSearchParams {
		return new URL(this.to('/accountviewdata').at(place)?.url ?? 'http://none').searchParams;
	}
}

export function json(
	value: unknown,
	status = 200,
	headers: Readonly<Record<string, string>> = {},
): HttpResponse {
	return { status, headers, body: JSON.stringify(value) };
}

export function text(body: string, status = 200): HttpResponse {
	return { status, headers: {}, body };
}

/** AccountView's own error. */
export function refusal(message: string, status = 400): HttpResponse {
	const body = { ErrorType: 'AccountViewError', ErrorNumbers: null, ErrorMessage: message };
	return json(body, status);
}
