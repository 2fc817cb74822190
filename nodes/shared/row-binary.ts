import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

/** Files that belong to output rows; a row itself is plain JSON. */
const files = new WeakMap<IDataObject, IBinaryKeyData>();

/** The same row, which goes out with these files beside it. */
export function withBinary(row: IDataObject, binary: IBinaryKeyData): IDataObject {
	files.set(row, binary);
	return row;
}

export function binaryOf(row: IDataObject | undefined): IBinaryKeyData | undefined {
	return row === undefined ? undefined : files.get(row);
}
