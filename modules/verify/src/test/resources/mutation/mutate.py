"""Reads a Python program and prints its mutants as JSON: one small change each, none twice."""
import ast
import copy
import json
import sys

COMPARE = {
    ast.Lt: [ast.LtE, ast.Gt], ast.LtE: [ast.Lt, ast.GtE],
    ast.Gt: [ast.GtE, ast.Lt], ast.GtE: [ast.Gt, ast.LtE],
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq],
    ast.In: [ast.NotIn], ast.NotIn: [ast.In],
    ast.Is: [ast.IsNot], ast.IsNot: [ast.Is],
}
ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.BitXor: ast.BitAnd,
}
DELETED = (ast.Expr, ast.Assign, ast.AugAssign, ast.If, ast.For, ast.While, ast.Delete,
           ast.Break, ast.Continue, ast.Nonlocal)


def same_place(node, by):
    return ast.copy_location(by, node)


def with_field(node, field, value):
    changed = copy.copy(node)
    setattr(changed, field, value)
    return changed


def changes(node):
    """Every (operator, node in its place) for one node."""
    if isinstance(node, ast.Compare):
        for i, op in enumerate(node.ops):
            for other in COMPARE[type(op)]:
                ops = node.ops[:i] + [other()] + node.ops[i + 1:]
                yield "comparison", with_field(node, "ops", ops)
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in ARITHMETIC:
        yield "arithmetic", with_field(node, "op", ARITHMETIC[type(node.op)]())
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and_or", with_field(node, "op", other)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield "unary", node.operand
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield "constant", same_place(node, ast.Constant(not node.value))
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield "constant", same_place(node, ast.Constant(node.value + 1))
        yield "constant", same_place(node, ast.Constant(node.value - 1))
    if isinstance(node, (ast.If, ast.While, ast.IfExp)):
        yield "condition", with_field(node, "test", ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.comprehension):
        for i, test in enumerate(node.ifs):
            ifs = node.ifs[:i] + [ast.UnaryOp(ast.Not(), test)] + node.ifs[i + 1:]
            yield "condition", with_field(node, "ifs", ifs)
    if isinstance(node, ast.Return) and ast.unparse(node) not in ("return", "return None"):
        yield "return", with_field(node, "value", None)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
        for i in range(min(2, len(node.args))):
            for op in (ast.Add, ast.Sub):
                moved = ast.BinOp(node.args[i], op(), ast.Constant(1))
                yield "range", with_field(node, "args", node.args[:i] + [moved] + node.args[i + 1:])
    if isinstance(node, ast.Break):
        yield "break_continue", same_place(node, ast.Continue())
    if isinstance(node, ast.Continue):
        yield "break_continue", same_place(node, ast.Break())
    if isinstance(node, DELETED):
        yield "deletion", same_place(node, ast.Pass())


class Replace(ast.NodeTransformer):
    """A copy of a tree with one node replaced."""

    def __init__(self, old, new):
        self.old, self.new = old, new

    def visit(self, node):
        return self.new if node is self.old else self.generic_visit(copy.copy(node))

    def generic_visit(self, node):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list):
                items = [self.visit(v) if isinstance(v, ast.AST) else v for v in value]
                setattr(node, field, items)
            elif isinstance(value, ast.AST):
                setattr(node, field, self.visit(value))
        return node


def change(original, mutant):
    old = original.split("\n")
    return " / ".join(line.strip() for line in mutant.split("\n") if line not in old)


def mutants(source):
    tree = ast.parse(source)
    original = ast.unparse(tree)
    seen = {original}
    for node in ast.walk(tree):
        for operator, changed in changes(node):
            mutant = ast.unparse(ast.fix_missing_locations(Replace(node, changed).visit(tree)))
            if mutant not in seen:
                seen.add(mutant)
                line = getattr(node, "lineno", 0)
                yield {"operator": operator, "line": line, "source": mutant,
                       "change": change(original, mutant)}


print(json.dumps(list(mutants(sys.stdin.read()))))
