"""The JSON Schema of the Open Cap Format's files, version 1.2.0, from pyocf's models, which were generated from the published schema.

python -m venv venv && venv/bin/pip install -r ocf-requirements.txt && venv/bin/python ocf_schema.py ../../data/ocf/ocf-1.2.0.schema.json

Pydantic says a few things in its own way; they are put back as the published schema has them: an optional field is absent rather than null,
a constant is required, no object has other fields, a Numeric is a string of up to ten decimals. What models cannot carry
(`either a portion or a quantity`, prices by kind of compensation, the least lengths) is added by name, in RULES.
"""
import json
import sys

from pydantic.json_schema import models_json_schema
from pyocf.files import documentsfile, financingsfile, ocfmanifestfile, stakeholdersfile, stockclassesfile
from pyocf.files import stocklegendtemplatesfile, stockplansfile, transactionsfile, valuationsfile, vestingtermsfile
from pyocf.objects.transactions.change_event import stakeholderrelationshipchangeevent, stakeholderstatuschangeevent
from pyocf.objects.transactions.consolidation import stockconsolidation
from pyocf.objects.transactions.repricing import equitycompensationrepricing

FILES = [
    ocfmanifestfile.OCFManifestFile,
    documentsfile.DocumentsFile,
    financingsfile.FinancingsFile,
    stakeholdersfile.StakeholdersFile,
    stockclassesfile.StockClassesFile,
    stocklegendtemplatesfile.StockLegendTemplatesFile,
    stockplansfile.StockPlansFile,
    transactionsfile.TransactionsFile,
    valuationsfile.ValuationsFile,
    vestingtermsfile.VestingTermsFile,
]
# Transactions that version 1.2.0 has and its models leave out of the file of transactions.
LEFT_OUT = [
    stakeholderrelationshipchangeevent.StakeholderRelationshipChangeEvent,
    stakeholderstatuschangeevent.StakeholderStatusChangeEvent,
    stockconsolidation.StockConsolidation,
    equitycompensationrepricing.EquityCompensationRepricing,
]
NUMERIC = {"type": "string", "pattern": "^[+-]?[0-9]+(\\.[0-9]{1,10})?$"}
OPTIONS = ["OPTION", "OPTION_NSO", "OPTION_ISO"]
PRICED = [
    {"properties": {"compensation_type": {"enum": OPTIONS}}, "required": ["exercise_price"]},
    {"properties": {"compensation_type": {"enum": ["CSAR", "SSAR"]}}, "required": ["base_price"]},
    {"properties": {"compensation_type": {"const": "RSU"}}},
]
RULES = {
    "VestingCondition": {"oneOf": [{"required": ["portion"]}, {"required": ["quantity"]}]},
    "EquityCompensationIssuance": {"anyOf": PRICED},
    "PlanSecurityIssuance": {"anyOf": PRICED},
}
"""Lower bounds and least lengths, by definition and field; the cliff came after 1.2.0, and files that have it are read."""
FIELDS = {
    ("VestingTerms", "vesting_conditions"): {"minItems": 1},
    ("VestingCondition", "id"): {"minLength": 1},
    ("VestingCondition", "next_condition_ids"): {"uniqueItems": True},
    ("EquityCompensationIssuance", "vestings"): {"minItems": 1},
    ("PlanSecurityIssuance", "vestings"): {"minItems": 1},
    **{
        (period, field): bound
        for period in ("VestingPeriodInDays", "VestingPeriodInMonths")
        for field, bound in (
            ("length", {"minimum": 0}),
            ("occurrences", {"minimum": 1}),
            ("cliff_installment", {"type": "integer", "minimum": 0}),
        )
    },
}


def plain(node):
    """A schema without Pydantic's titles, defaults, prose and nulls."""
    if isinstance(node, list):
        return [plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {
        name: plain(value) for name, value in node.items() if name not in ("title", "description", "default", "discriminator")
    }
    if "discriminator" in node:
        kept["discriminator"] = {"propertyName": node["discriminator"]["propertyName"]}
    return kept


def fields(node):
    """Of an object: constants are required, and optional fields are no nulls."""
    properties = {name: plain(field) for name, field in node["properties"].items()}
    required = set(node.get("required", []))
    for name, field in properties.items():
        if "const" in field:
            required.add(name)
        if name not in required and {"type": "null"} in field.get("anyOf", []):
            others = [one for one in field["anyOf"] if one != {"type": "null"}]
            properties[name] = others[0] if len(others) == 1 else {"anyOf": others}
    return {
        **plain({name: value for name, value in node.items() if name not in ("properties", "required")}),
        "properties": properties,
        "required": sorted(required),
        "additionalProperties": False,
    }


def definition(name, node):
    if name == "Numeric":
        return NUMERIC
    made = fields(node) if "properties" in node else plain(node)
    for (owner, field), bounds in FIELDS.items():
        if owner == name:
            made["properties"].setdefault(field, {}).update(bounds)
    return {**made, **RULES.get(name, {})}


refs, schema = models_json_schema(
    [(model, "validation") for model in (*FILES, *LEFT_OUT)], ref_template="#/definitions/{model}"
)
definitions = {name: definition(name, node) for name, node in sorted(schema["$defs"].items())}
definitions["TransactionsFile"]["properties"]["items"]["items"]["oneOf"] += [
    refs[(model, "validation")] for model in LEFT_OUT
]
kinds = {
    definitions[ref["$ref"].split("/")[-1]]["properties"]["file_type"]["const"]: ref["$ref"].split("/")[-1]
    for (model, _), ref in refs.items()
    if model in FILES
}
result = {
    "$schema": "http://json-schema.org/draft-07/schema",
    "$comment": "This document includes material derived from the Open Cap Format's JSON Schema, version 1.2.0. Copyright (c) 2024 Open"
    " Cap Table Coalition (https://opencaptablecoalition.com). Made from pyocf 1.2.0 (MIT, (c) 2023 FMR LLC) by"
    " bench/money/ocf_schema.py; not for use as a technical specification.",
    "files": dict(sorted(kinds.items())),
    "definitions": definitions,
}
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
