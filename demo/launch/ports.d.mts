/** True when nobody listens there on 127.0.0.1. */
export function isPortFree(port: number): Promise<boolean>;
/** A free port of 127.0.0.1, below those of outgoing connections, and never given twice by this process. Throws when there is none. */
export function freePort(): Promise<number>;
export function freePorts(count: number): Promise<number[]>;
