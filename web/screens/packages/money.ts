import { sayMoney } from '../../../src/locales/currency.ts';
import { useWords } from '../../parts/tongue.tsx';

/** Says amounts of a currency to three figures, in the tongue in use. */
export function useMoney(currency: string): (amount: number) => string {
  const words = useWords();
  return (amount) => sayMoney(amount, currency, words);
}
