import "server-only";

// Identical questions in flight are one. The work goes on while anybody still waits for it, and is aborted when the last has gone.

interface Flight<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

export interface Joined<T> {
  readonly promise: Promise<T>;
  /** somebody else had started it */
  readonly isShared: boolean;
}

export class Coalescer<T> {
  private readonly flights = new Map<string, Flight<T>>();

  /** The promise never settles for a caller whose signal fires: race it against the signal. */
  join(key: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>): Joined<T> {
    const existing = this.flights.get(key);
    const flight = existing ?? this.launch(key, start);
    flight.waiting++;
    const leave = () => {
      flight.waiting--;
      if (flight.waiting > 0) return;
      // A dying flight must not be joined by the next caller.
      if (this.flights.get(key) === flight) this.flights.delete(key);
      flight.controller.abort();
    };
    signal?.addEventListener("abort", leave, { once: true });
    const promise = flight.promise.finally(() => signal?.removeEventListener("abort", leave));
    return { promise, isShared: existing !== undefined };
  }

  private launch(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const flight: Flight<T> = { promise: start(controller.signal), controller, waiting: 0 };
    this.flights.set(key, flight);
    const forget = () => {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    };
    flight.promise.then(forget, forget);
    return flight;
  }
}
