"""Independent figures for src/money, by QuantLib: European options; by SciPy: Sobol points. Writes quantlib.json beside this file.

python -m venv venv && venv/bin/pip install -r requirements.txt && venv/bin/python quantlib_figures.py
"""
import json
import math
from pathlib import Path

import QuantLib as ql
from scipy.stats import norm, qmc

today = ql.Date(1, 1, 2026)
ql.Settings.instance().evaluationDate = today
counter = ql.Actual365Fixed()


def european(kind, price, strike, years, volatility, rate):
    days = round(years * 365)
    process = ql.BlackScholesProcess(
        ql.QuoteHandle(ql.SimpleQuote(price)),
        ql.YieldTermStructureHandle(ql.FlatForward(today, rate, counter)),
        ql.BlackVolTermStructureHandle(ql.BlackConstantVol(today, ql.NullCalendar(), volatility, counter)),
    )
    option = ql.VanillaOption(
        ql.PlainVanillaPayoff(ql.Option.Call if kind == "call" else ql.Option.Put, strike),
        ql.EuropeanExercise(today + days),
    )
    option.setPricingEngine(ql.AnalyticEuropeanEngine(process))
    return option.NPV()


options = [
    {"kind": kind, "price": 100.0, "strike": strike, "years": years, "volatility": volatility, "rate": rate,
     "value": european(kind, 100.0, strike, years, volatility, rate)}
    for kind in ("call", "put")
    for strike in (50.0, 90.0, 100.0, 130.0)
    for years in (1, 4)
    for volatility in (0.2, 0.8)
    for rate in (0.0, 0.05)
]

# QuantLib's own tables of Joe and Kuo are other searches than new-joe-kuo-6.21201, which SciPy has.
points = qmc.Sobol(200, scramble=False).random(1001)[1:].tolist()
chosen = [{"point": i + 1, "dimension": d + 1, "value": points[i][d]}
          for i in (0, 1, 2, 6, 99, 998) for d in (0, 1, 2, 9, 49, 120, 199)]


def finnerty(volatility, years):
    variance = volatility**2 * years
    v = math.sqrt(variance + math.log(2 * (math.exp(variance) - variance - 1)) - 2 * math.log(math.exp(variance) - 1))
    return norm.cdf(v / 2) - norm.cdf(-v / 2)


out = {
    "made": "2026-11-23",
    "by": f"QuantLib {ql.__version__} from PyPI; the normal distribution of SciPy",
    "european": options,
    "sobol": {"directions": "new-joe-kuo-6.21201, SciPy", "values": chosen},
    "finnerty": [{"volatility": v, "years": t, "discount": finnerty(v, t)} for v in (0.3, 0.8) for t in (1, 2, 5)],
    "normal": [{"x": x, "p": norm.cdf(x)} for x in (-8.0, -3.5, -1.0, -0.1, 0.0, 0.5, 2.0, 4.0)],
}
Path(__file__).with_name("quantlib.json").write_text(json.dumps(out, indent=1) + "\n")
