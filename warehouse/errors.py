"""What can be wrong with the warehouse, each with its own exit code."""

from vocabulary.errors import ShirubeError


class WarehouseError(ShirubeError):
    """The warehouse cannot be used."""

    exit_code = 20


class WarehouseUnavailable(WarehouseError):
    """The file or server cannot be opened or written: permissions, a full disk, another process."""

    exit_code = 21
    retry = True


class WarehouseOutdated(WarehouseError):
    """The warehouse was made by another version of the schema."""

    exit_code = 22


class UnknownEngine(WarehouseError):
    """WAREHOUSE_URL names an engine there is no backend for."""

    exit_code = 23
