"""Data rests on a disk of this machine with room on it, and one server works there."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.place import (
    LEAST_FREE_BYTES,
    is_served,
    mount_of,
    only_server,
    refuse_unfit_place,
)
from bot.storage.refusals import AnotherServer, DiskFull, NetworkDisk
from tests.conftest import ROOT

LOCAL = "27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw"


def under(place: str, kind: str, options: str = "server:/data rw") -> str:
    """Give the kernel's list of a machine that has such a file system at a place."""
    return f"{LOCAL}\n31 27 0:52 / {place} rw,relatime - {kind} {options}\n"


def roomy(_: Path) -> int:
    return 10 * LEAST_FREE_BYTES


FOREIGN = [
    ("nfs4", "may-chu:/data rw"),
    ("nfs", "may-chu:/data rw"),
    ("cifs", "//may-chu/data rw"),
    ("smb3", "//may-chu/data rw"),
    ("fuse.sshfs", "an@may-chu:/data rw"),
    ("fuse.rclone", "drive: rw"),
    ("fuseblk", "/dev/sdb1 rw"),
    ("fuse", "x rw"),
    ("9p", "drvfs rw,aname=drvfs;path=C:\\"),
]


@pytest.mark.parametrize(("kind", "options"), FOREIGN)
def test_a_folder_of_another_machine_is_refused(tmp_path: Path, kind: str, options: str) -> None:
    home = tmp_path / "data"
    with pytest.raises(NetworkDisk, match=kind):
        refuse_unfit_place(home, under(str(tmp_path), kind, options), roomy)
    assert not home.exists()


@pytest.mark.parametrize(
    "kind", ["ext4", "xfs", "btrfs", "overlay", "tmpfs", "fuse.fuse-overlayfs"]
)
def test_a_disk_of_this_machine_will_do(tmp_path: Path, kind: str) -> None:
    refuse_unfit_place(tmp_path / "data", under(str(tmp_path), kind), roomy)


def test_a_foreign_disk_elsewhere_is_no_matter(tmp_path: Path) -> None:
    refuse_unfit_place(tmp_path / "data", under(f"{tmp_path}/dat", "nfs4"), roomy)


def test_of_two_disks_at_one_place_the_upper_counts(tmp_path: Path) -> None:
    twice = under(str(tmp_path), "nfs4") + under(str(tmp_path), "ext4")
    refuse_unfit_place(tmp_path, twice, roomy)


def test_a_link_leads_to_where_the_data_really_is(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "near").symlink_to(tmp_path / "far")
    with pytest.raises(NetworkDisk):
        refuse_unfit_place(tmp_path / "near", under(f"{tmp_path}/far", "cifs"), roomy)


def test_a_place_with_a_space_and_marks_in_its_name_is_found() -> None:
    mount = mount_of(Path("/mnt/ổ xã/data"), under(r"/mnt/ổ\040xã", "nfs4"))
    assert mount is not None
    assert (str(mount.at), mount.kind) == ("/mnt/ổ xã", "nfs4")


def test_a_machine_without_such_a_list_is_taken_at_its_word(tmp_path: Path) -> None:
    refuse_unfit_place(tmp_path, "", roomy)
    refuse_unfit_place(tmp_path)  # and this machine, with the list that it has


def test_a_full_disk_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    home = tmp_path / "data"
    with pytest.raises(DiskFull):
        refuse_unfit_place(home, LOCAL, lambda _: LEAST_FREE_BYTES - 1)
    assert not home.exists()


def test_a_second_server_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    home = tmp_path / "data"
    assert not is_served(home)
    with only_server(home):
        assert is_served(home)
        with pytest.raises(AnotherServer), only_server(home):
            raise AssertionError("two at once")
    assert not is_served(home)
    with only_server(home):
        assert list(home.iterdir()) == []


def test_a_server_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from bot.storage.place import only_server\n"
        "with only_server(Path(sys.argv[1])): print('served', flush=True); time.sleep(600)\n"
    )
    with subprocess.Popen(  # noqa: S603 - ours
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"served\n"
        assert is_served(tmp_path)
        other.kill()
        other.wait(60)
    assert not is_served(tmp_path)
