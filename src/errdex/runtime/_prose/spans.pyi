from errdex.prose.spans import marks_in as marks_in
from errdex.prose.spans import plain as plain
