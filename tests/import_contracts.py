"""A contract of our own for import-linter: no module imports what imports it, however far round."""

from typing import Any

from grimp import ImportGraph
from importlinter.application import output
from importlinter.domain.contract import Contract, ContractCheck


class Acyclic(Contract):
    """No circle of imports among all modules; those for types alone and within functions count too."""

    type_name = "acyclic"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find for each import the way back, where there is one."""
        circles: dict[frozenset[str], tuple[str, ...]] = {}
        for importer in sorted(graph.modules):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if way := graph.find_shortest_chain(imported, importer):
                    circles.setdefault(frozenset(way), (importer, *way))
        return ContractCheck(kept=not circles, metadata={"circles": [*circles.values()]})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Tell each circle."""
        circles: Any = check.metadata["circles"]
        for way in circles:
            output.print_error(" -> ".join(way))
