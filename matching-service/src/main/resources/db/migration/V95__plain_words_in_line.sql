-- It calls only what is found by any path, and with a path of its own it is run as a statement for each title.
alter function plain_words(text) reset search_path;
