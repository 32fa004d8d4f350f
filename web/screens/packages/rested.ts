import { useEffect, useState } from 'react';

/** Milliseconds without a change after which somebody has stopped typing. */
const PAUSE = 250;

/** The value once it has rested: what takes the server longer is asked then, so that the curve never waits behind it. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
