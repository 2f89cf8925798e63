<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>{file} is the database of another program, not a collection; move it away or choose another folder with DIGITPAD_HOME.</source>
        <translation>{file} ist die Datenbank eines anderen Programms und keine Sammlung. Bitte verschieben oder mit DIGITPAD_HOME einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>{file} was written by a newer version of digitpad; update digitpad to use it.</source>
        <translation>{file} stammt von einer neueren Version von digitpad. Bitte digitpad aktualisieren.</translation>
    </message>
    <message>
        <source>{file} is damaged or no collection; it was left as it is. Put a backup in its place, or move it away to begin a new one.</source>
        <translation>{file} ist beschädigt oder keine Sammlung und wurde nicht verändert. Bitte durch eine Sicherung ersetzen oder verschieben, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>{file} is in use by another program that does not finish writing; try again.</source>
        <translation>{file} wird von einem anderen Programm benutzt, das noch schreibt. Bitte erneut versuchen.</translation>
    </message>
    <message>
        <source>{file} cannot grow: the disk is full. Make room and try again.</source>
        <translation>{file} kann nicht wachsen: Der Datenträger ist voll. Bitte Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>{file} cannot be used ({reason}); make its folder writable or choose another with DIGITPAD_HOME.</source>
        <translation>{file} lässt sich nicht benutzen ({reason}). Bitte den Ordner beschreibbar machen oder mit DIGITPAD_HOME einen anderen wählen.</translation>
    </message>
    <message>
        <source>{place} stays as it is: {reason}.</source>
        <translation>{place} bleibt, wie es ist: {reason}.</translation>
    </message>
    <message>
        <source>{place} stays as it is: there are no such drawings to take its place, choose others.</source>
        <translation>{place} bleibt, wie es ist: Solche Zeichnungen gibt es nicht. Bitte andere wählen.</translation>
    </message>
    <message>
        <source>it is kept already, with the label {label}</source>
        <translation>schon behalten, mit der Beschriftung {label}</translation>
    </message>
    <message>
        <source>{place} is no name for a new file or folder; give another one.</source>
        <translation>{place} ist kein Name für eine neue Datei oder einen neuen Ordner. Bitte einen anderen angeben.</translation>
    </message>
    <message>
        <source>{place} cannot be written: {reason}.</source>
        <translation>{place} lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>{place} is there already; give the name of a new folder.</source>
        <translation>{place} ist schon da. Bitte einen neuen Ordner angeben.</translation>
    </message>
    <message>
        <source>{place} is a folder; give the name of a file.</source>
        <translation>{place} ist ein Ordner. Bitte eine Datei angeben.</translation>
    </message>
    <message>
        <source>{place} is the collection itself; give the name of another file.</source>
        <translation>{place} ist die Sammlung selbst. Bitte eine andere Datei angeben.</translation>
    </message>
    <message>
        <source>{place} could not be imported again under this name; give {other}.</source>
        <translation>{place} ließe sich unter diesem Namen nicht wieder importieren. Bitte {other} angeben.</translation>
    </message>
    <message>
        <source>{place} is there and no file; give the name of another file.</source>
        <translation>{place} ist da und keine Datei. Bitte eine andere Datei angeben.</translation>
    </message>
    <message>
        <source>{place} is there already; give another name, or --replace.</source>
        <translation>{place} ist schon da. Bitte einen anderen Namen angeben oder --replace.</translation>
    </message>
    <message>
        <source>nothing is drawn in it</source>
        <translation>es ist nichts darin gezeichnet</translation>
    </message>
    <message>
        <source>it has no label</source>
        <translation>ohne Beschriftung</translation>
    </message>
    <message>
        <source>it is no picture of a kind that can be read</source>
        <translation>es ist kein Bild, das sich lesen lässt</translation>
    </message>
    <message>
        <source>the picture is too large</source>
        <translation>das Bild ist zu groß</translation>
    </message>
    <message>
        <source>the picture is damaged ({reason})</source>
        <translation>das Bild ist beschädigt ({reason})</translation>
    </message>
    <message>
        <source>there is nothing drawn to keep</source>
        <translation>es ist nichts gezeichnet, was sich behalten ließe</translation>
    </message>
    <message>
        <source>{file} holds no drawing {id}.</source>
        <translation>{file} enthält keine Zeichnung {id}.</translation>
    </message>
    <message>
        <source>its content is missing</source>
        <translation>der Inhalt fehlt</translation>
    </message>
    <message>
        <source>drawing {id} in {file}: {error}</source>
        <translation>Zeichnung {id} in {file}: {error}</translation>
    </message>
    <message>
        <source>what is known of drawing {id} is damaged ({error})</source>
        <translation>was über Zeichnung {id} bekannt ist, ist beschädigt ({error})</translation>
    </message>
    <message>
        <source>{damage}. It lies in {place}</source>
        <translation>{damage}. Sie liegt in {place}</translation>
    </message>
    <message>
        <source>There is no checkpoint {name!r}. Give the path of a file, or one of these: {known}.</source>
        <translation>Es gibt kein Modell {name!r}. Bitte den Pfad einer Datei angeben oder eines von diesen: {known}.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>Es gibt keine Datei {file}.</translation>
    </message>
    <message>
        <source>{file} cannot be read as a checkpoint: it is damaged, or another kind of file ({reason}). Fetch it again, or choose another one.</source>
        <translation>{file} lässt sich nicht als Modell lesen: Die Datei ist beschädigt oder von anderer Art ({reason}). Bitte erneut beschaffen oder ein anderes wählen.</translation>
    </message>
    <message>
        <source>{file} holds weights, but not of digitpad. Choose a checkpoint of digitpad.</source>
        <translation>{file} enthält Gewichte, aber keine von digitpad. Bitte ein Modell von digitpad wählen.</translation>
    </message>
    <message>
        <source>{file} has format {version}; this digitpad reads format {format}. Choose another checkpoint, or the digitpad that it was made for.</source>
        <translation>{file} hat das Format {version}, dieses digitpad liest das Format {format}. Bitte ein anderes Modell wählen oder das digitpad, für das es gemacht ist.</translation>
    </message>
    <message>
        <source>{file} has entries that digitpad does not know: {names}. Choose another checkpoint.</source>
        <translation>{file} hat Einträge, die digitpad nicht kennt: {names}. Bitte ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>{file} lacks entries that digitpad needs: {names}. Choose another checkpoint.</source>
        <translation>{file} fehlen Einträge, die digitpad braucht: {names}. Bitte ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>{file} has entries of the wrong kind: {names}. Choose another checkpoint.</source>
        <translation>{file} hat Einträge der falschen Art: {names}. Bitte ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>{file} has figures that are not whole: {names}. Choose another checkpoint.</source>
        <translation>{file} hat unvollständige Messwerte: {names}. Bitte ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>it is no PNG, JPEG, BMP, WebP or GIF picture</source>
        <translation>es ist kein PNG-, JPEG-, BMP-, WebP- oder GIF-Bild</translation>
    </message>
    <message>
        <source>it has too many pixels; scale it down first</source>
        <translation>es hat zu viele Bildpunkte; bitte zuerst verkleinern</translation>
    </message>
    <message>
        <source>it cannot be read: {reason}</source>
        <translation>es lässt sich nicht lesen: {reason}</translation>
    </message>
    <message>
        <source>what a picture was before cleaning must be as large as it</source>
        <translation>was ein Bild vor dem Säubern war, muss so groß sein wie es</translation>
    </message>
    <message>
        <source>a picture needs rows and columns of grey</source>
        <translation>ein Bild braucht Zeilen und Spalten aus Grau</translation>
    </message>
    <message>
        <source>a picture&apos;s grey must lie between 0 and 1</source>
        <translation>das Grau eines Bildes muss zwischen 0 und 1 liegen</translation>
    </message>
    <message>
        <source>{file} does not fit this digitpad: {reason}. Choose another checkpoint.</source>
        <translation>{file} passt nicht zu diesem digitpad: {reason}. Bitte ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>The device {device!r} does not work here ({reason}). Use auto or cpu instead.</source>
        <translation>Das Gerät {device!r} funktioniert hier nicht ({reason}). Bitte auto oder cpu wählen.</translation>
    </message>
    <message>
        <source>a label is a number of 1 to {most} digits from 0 to 9, not {label!r}</source>
        <translation>eine Beschriftung ist eine Zahl mit 1 bis {most} Ziffern von 0 bis 9, nicht {label!r}</translation>
    </message>
    <message>
        <source>its time has no zone</source>
        <translation>der Zeit fehlt die Zeitzone</translation>
    </message>
    <message>
        <source>what is known of the drawing is damaged ({reason})</source>
        <translation>was über die Zeichnung bekannt ist, ist beschädigt ({reason})</translation>
    </message>
    <message>
        <source>the name of its checkpoint holds half a character (a lone surrogate)</source>
        <translation>der Name des Modells enthält ein halbes Zeichen (ein einzelnes Surrogat)</translation>
    </message>
    <message>
        <source>its reading is damaged: {value!r} are no {least} to {most} digits</source>
        <translation>die Lesung ist beschädigt: {value!r} sind nicht {least} bis {most} Ziffern</translation>
    </message>
    <message>
        <source>its reading is damaged: {value!r} is no such number</source>
        <translation>die Lesung ist beschädigt: {value!r} ist keine solche Zahl</translation>
    </message>
    <message>
        <source>a time of the year {year}, not of {least} to {most}</source>
        <translation>eine Zeit im Jahr {year}, nicht in {least} bis {most}</translation>
    </message>
    <message>
        <source>its pictures are letters, and digitpad keeps digits only</source>
        <translation>die Bilder sind Buchstaben, und digitpad behält nur Ziffern</translation>
    </message>
    <message>
        <source>its labels are missing: put {file} beside it</source>
        <translation>die Beschriftungen fehlen: bitte {file} danebenlegen</translation>
    </message>
    <message>
        <source>it holds {pictures} pictures, but {file} {labels} labels</source>
        <translation>enthält {pictures} Bilder, aber {file} enthält {labels} Beschriftungen</translation>
    </message>
    <message>
        <source>its pictures cannot be of {columns} × {rows} pixels</source>
        <translation>die Bilder können nicht {columns} × {rows} Bildpunkte groß sein</translation>
    </message>
    <message>
        <source>it is no idx file of bytes or whole numbers</source>
        <translation>keine idx-Datei aus Bytes oder ganzen Zahlen</translation>
    </message>
    <message>
        <source>it is damaged: it names more numbers than any data set has</source>
        <translation>beschädigt: nennt mehr Zahlen, als irgendein Datensatz hat</translation>
    </message>
    <message>
        <source>it is no idx file of bytes</source>
        <translation>keine idx-Datei aus Bytes</translation>
    </message>
    <message>
        <source>it is damaged: it goes on after the number of pictures that it names</source>
        <translation>beschädigt: geht nach der Zahl der Bilder, die genannt ist, noch weiter</translation>
    </message>
    <message>
        <source>it is damaged, or was cut off</source>
        <translation>beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>it was cut off: it ends before the number of pictures that it names</source>
        <translation>abgeschnitten: endet vor der Zahl der Bilder, die genannt ist</translation>
    </message>
    <message>
        <source>its label is {label}, which is no digit</source>
        <translation>die Beschriftung {label} ist keine Ziffer</translation>
    </message>
    <message>
        <source>idx has room for one digit a picture, and this is {label}</source>
        <translation>idx hat Platz für eine Ziffer je Bild, und dies ist {label}</translation>
    </message>
    <message>
        <source>no writing is found in the picture</source>
        <translation>im Bild ist keine Schrift zu finden</translation>
    </message>
    <message>
        <source>{file} does not describe it</source>
        <translation>{file} beschreibt es nicht</translation>
    </message>
    <message>
        <source>{file} names it, but it is missing</source>
        <translation>{file} nennt es, aber es fehlt</translation>
    </message>
    <message>
        <source>{file} names it, but it is no picture: its name must end in {endings}</source>
        <translation>{file} nennt es, aber es ist kein Bild: Der Name muss auf {endings} enden</translation>
    </message>
    <message>
        <source>{file} names it, but it is hidden, or lies in a folder that is not read with this one</source>
        <translation>{file} nennt es, aber es ist verborgen oder liegt in einem Ordner, der nicht mitgelesen wird</translation>
    </message>
    <message>
        <source>a picture has no place in ndjson, export to a folder</source>
        <translation>ein Bild hat in ndjson keinen Platz: bitte in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>not JSON that can be read: {reason}</source>
        <translation>kein JSON, das sich lesen lässt: {reason}</translation>
    </message>
    <message>
        <source>a JSON object with &quot;file_name&quot; is needed</source>
        <translation>gebraucht wird ein JSON-Objekt mit &quot;file_name&quot;</translation>
    </message>
    <message>
        <source>its &quot;{key}&quot; must be an object</source>
        <translation>&quot;{key}&quot; darin muss ein Objekt sein</translation>
    </message>
    <message>
        <source>its &quot;pressures&quot; must be given by the number of the stroke</source>
        <translation>die Werte in &quot;pressures&quot; darin muss nach der Nummer des Strichs angegeben seinquot;pressures&quot;pressures&quot; darin muss nach der Nummer des Strichs angegeben seinquot; müssen den Nummern der Striche zugeordnet sein</translation>
    </message>
    <message>
        <source>stroke {number}: its pressures must be numbers</source>
        <translation>Strich {number}: Die Druckwerte müssen Zahlen sein</translation>
    </message>
    <message>
        <source>its pictures are missing: put {file} beside it</source>
        <translation>die Bilder fehlen: bitte {file} danebenlegen</translation>
    </message>
    <message>
        <source>its name must end in {endings} or idx3-ubyte</source>
        <translation>der Name muss auf {endings} oder idx3-ubyte enden</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>es gibt keine solche Datei und keinen solchen Ordner</translation>
    </message>
    <message>
        <source>{name} cannot be {value!r}</source>
        <translation>{name} kann nicht {value!r} sein</translation>
    </message>
    <message>
        <source>Your settings cannot be read ({reason}). The usual ones are used.</source>
        <translation>Die Einstellungen lassen sich nicht lesen ({reason}). Es gelten die üblichen.</translation>
    </message>
    <message>
        <source>Your settings are damaged ({reason}). The usual ones are used.</source>
        <translation>Die Einstellungen sind beschädigt ({reason}). Es gelten die üblichen.</translation>
    </message>
    <message>
        <source>Your settings are damaged ({reason}). The usual ones are used; yours are {file}.</source>
        <translation>Die Einstellungen sind beschädigt ({reason}). Es gelten die üblichen; die eigenen liegen in {file}.</translation>
    </message>
    <message>
        <source>The file of your settings was damaged ({reason}), and is written anew.</source>
        <translation>Die Datei mit den Einstellungen war beschädigt ({reason}) und wird neu geschrieben.</translation>
    </message>
    <message>
        <source>The file of your settings was damaged ({reason}), and is written anew; the old one is {file}.</source>
        <translation>Die Datei mit den Einstellungen war beschädigt ({reason}) und wird neu geschrieben; die alte ist {file}.</translation>
    </message>
    <message>
        <source>they are no JSON object</source>
        <translation>sie sind kein JSON-Objekt</translation>
    </message>
    <message>
        <source>None of the drawings kept to learn from can be learnt by this checkpoint: they may be pictures of more digits than it reads. Write some digits in the pad and save them, too.</source>
        <translation>Von den gespeicherten Zeichnungen, aus denen gelernt werden soll, kann dieses Modell keine lernen: Vielleicht sind es Bilder mit mehr Ziffern, als es liest. Bitte einige Ziffern schreiben und auch diese speichern.</translation>
    </message>
    <message>
        <source>Drawings kept: {count}. Save {more} more in the pad: it takes {least}, and {wanted} or more are better.</source>
        <translation>Gespeicherte Zeichnungen: {count}. Bitte noch {more} speichern: {least} sind nötig, {wanted} oder mehr sind besser.</translation>
    </message>
    <message>
        <source>{path} is damaged ({problem}). Take {folder} away to start afresh.</source>
        <translation>{path} ist beschädigt ({problem}). Bitte {folder} entfernen, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>There is no run to go on with in {folder}: leave out --resume.</source>
        <translation>In {folder} ist kein Lauf, der fortgesetzt werden könnte: Bitte --resume weglassen.</translation>
    </message>
    <message>
        <source>A name begins with a letter or digit, and goes on with letters, digits and the signs - _ . alone, as in --name my-number, not {name!r}.</source>
        <translation>Ein Name beginnt mit einem Buchstaben oder einer Ziffer und enthält sonst nur Buchstaben, Ziffern und die Zeichen - _ . wie in --name my-number, nicht {name!r}.</translation>
    </message>
    <message>
        <source>There is a checkpoint {name} already: choose another --name.</source>
        <translation>Es gibt schon ein Modell {name}: Bitte einen anderen --name wählen.</translation>
    </message>
    <message>
        <source>{folder} cannot be made: {problem}. Put that right, or name another --out.</source>
        <translation>{folder} kann nicht angelegt werden: {problem}. Bitte das beheben oder ein anderes --out nennen.</translation>
    </message>
    <message>
        <source>{folder} was begun with another checkpoint: resume with that one.</source>
        <translation>{folder} wurde mit einem anderen Modell begonnen: Bitte mit jenem fortsetzen.</translation>
    </message>
    <message>
        <source>{folder} was begun with the data sets at hand: set DIGITPAD_DATA to their folder.</source>
        <translation>{folder} wurde mit den Datensätzen begonnen: Bitte DIGITPAD_DATA auf deren Ordner setzen.</translation>
    </message>
    <message>
        <source>{released} cannot be written: {problem}. The checkpoint is {path}.</source>
        <translation>{released} kann nicht geschrieben werden: {problem}. Das Modell ist {path}.</translation>
    </message>
    <message>
        <source>{folder} holds a run already: go on with --resume, or name another --out.</source>
        <translation>In {folder} ist schon ein Lauf: Bitte mit --resume fortsetzen oder ein anderes --out nennen.</translation>
    </message>
    <message>
        <source>Another process trains in {folder}: wait for it, or name another --out.</source>
        <translation>In {folder} lernt schon ein anderer Prozess: Bitte auf ihn warten oder ein anderes --out nennen.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {problem}. Put that right, and go on; in a terminal with --resume.</source>
        <translation>{path} kann nicht geschrieben werden: {problem}. Bitte das beheben und fortsetzen, im Terminal mit --resume.</translation>
    </message>
    <message>
        <source>this is no stored ink</source>
        <translation>das ist keine gespeicherte Tinte</translation>
    </message>
    <message>
        <source>this ink was stored by a newer version of digitpad</source>
        <translation>diese Tinte hat eine neuere Version von digitpad gespeichert</translation>
    </message>
    <message>
        <source>stored ink is damaged</source>
        <translation>gespeicherte Tinte ist beschädigt</translation>
    </message>
    <message>
        <source>stored ink is damaged: it ends too early</source>
        <translation>gespeicherte Tinte ist beschädigt: Sie endet zu früh</translation>
    </message>
    <message>
        <source>stored ink is damaged: it goes on after its end</source>
        <translation>gespeicherte Tinte ist beschädigt: Nach dem Ende kommt noch etwas</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>eine Zahl ist zu groß</translation>
    </message>
    <message>
        <source>coordinates must lie between -{most:g} and {most:g}</source>
        <translation>Koordinaten müssen zwischen -{most:g} und {most:g} liegen</translation>
    </message>
    <message>
        <source>pressures must lie between 0 and 1</source>
        <translation>Druckwerte müssen zwischen 0 und 1 liegen</translation>
    </message>
    <message>
        <source>it has a DOCTYPE, which is refused for safety: take it out</source>
        <translation>enthält einen DOCTYPE, der aus Sicherheitsgründen abgelehnt wird: bitte herausnehmen</translation>
    </message>
    <message>
        <source>not XML that can be read: {reason}</source>
        <translation>kein XML, das sich lesen lässt: {reason}</translation>
    </message>
    <message>
        <source>not InkML: its root element is {tag!r}</source>
        <translation>kein InkML: Das Wurzelelement ist {tag!r}</translation>
    </message>
    <message>
        <source>trace {number}: {error}</source>
        <translation>trace {number}: {error}</translation>
    </message>
    <message>
        <source>its contexts refer to each other in a circle</source>
        <translation>die Kontexte (context) verweisen im Kreis aufeinander</translation>
    </message>
    <message>
        <source>{attribute}={reference!r} refers to nothing in this file</source>
        <translation>{attribute}={reference!r} verweist auf nichts in dieser Datei</translation>
    </message>
    <message>
        <source>the label {label!r} has characters that XML cannot hold</source>
        <translation>die Beschriftung {label!r} hat Zeichen, die in XML nicht vorkommen können</translation>
    </message>
    <message>
        <source>a trace format lacks channel {channels}</source>
        <translation>in einem traceFormat fehlt der Kanal {channels}</translation>
    </message>
    <message>
        <source>point {number}: {error}</source>
        <translation>Punkt {number}: {error}</translation>
    </message>
    <message>
        <source>{text!r} is no value</source>
        <translation>{text!r} ist kein Wert</translation>
    </message>
    <message>
        <source>values needed: {needed}, found: {found}</source>
        <translation>gebrauchte Werte: {needed}, gefunden: {found}</translation>
    </message>
    <message>
        <source>the first point of a trace must be explicit</source>
        <translation>der erste Punkt eines trace muss ausgeschrieben sein</translation>
    </message>
    <message>
        <source>{attribute}={text!r} is no number</source>
        <translation>{attribute}={text!r} ist keine Zahl</translation>
    </message>
    <message>
        <source>{text!r} stands where a number is needed</source>
        <translation>{text!r} steht, wo eine Zahl gebraucht wird</translation>
    </message>
    <message>
        <source>channel T has the unit {unit!r}, which is none of time</source>
        <translation>der Kanal T hat die Einheit {unit!r}, die keine der Zeit ist</translation>
    </message>
    <message>
        <source>not UTF-8: byte {number} of the line</source>
        <translation>kein UTF-8: Byte {number} der Zeile</translation>
    </message>
    <message>
        <source>&quot;drawing&quot; must be a list of strokes</source>
        <translation>&quot;drawing&quot; muss eine Liste von Strichen sein</translation>
    </message>
    <message>
        <source>not JSON: {reason} at character {number}</source>
        <translation>kein JSON: {reason} bei Zeichen {number}</translation>
    </message>
    <message>
        <source>not a drawing: a JSON object with &quot;drawing&quot; is needed</source>
        <translation>keine Zeichnung: Gebraucht wird ein JSON-Objekt mit &quot;drawing&quot;</translation>
    </message>
    <message>
        <source>{constant} is no number of JSON</source>
        <translation>{constant} ist keine Zahl in JSON</translation>
    </message>
    <message>
        <source>stroke {number}: {error}</source>
        <translation>Strich {number}: {error}</translation>
    </message>
    <message>
        <source>a list of x and one of y are needed, then t and p if there are any</source>
        <translation>gebraucht werden eine Liste x und eine Liste y, danach t und p, falls es sie gibt</translation>
    </message>
    <message>
        <source>its lists must be of one length, not {sizes}</source>
        <translation>die Listen müssen gleich lang sein, nicht {sizes}</translation>
    </message>
    <message>
        <source>its {name} must be numbers</source>
        <translation>{name} muss aus Zahlen bestehen</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; must be a text or a number</source>
        <translation>&quot;{key}&quot; muss ein Text oder eine Zahl sein</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; holds half a character (a lone surrogate)</source>
        <translation>&quot;{key}&quot; enthält ein halbes Zeichen (ein einzelnes Surrogat)</translation>
    </message>
    <message>
        <source>times must be finite numbers</source>
        <translation>Zeiten müssen endliche Zahlen sein</translation>
    </message>
    <message>
        <source>pressures must be finite numbers</source>
        <translation>Druckwerte müssen endliche Zahlen sein</translation>
    </message>
    <message>
        <source>coordinates must be finite numbers</source>
        <translation>Koordinaten müssen endliche Zahlen sein</translation>
    </message>
    <message>
        <source>a stroke of {points} points has {size} times</source>
        <translation>ein Strich mit {points} Punkten hat {size} Zeiten</translation>
    </message>
    <message>
        <source>a stroke of {points} points has {size} pressures</source>
        <translation>ein Strich mit {points} Punkten hat {size} Druckwerte</translation>
    </message>
    <message>
        <source>a stroke needs at least one point of x and y</source>
        <translation>ein Strich braucht mindestens einen Punkt mit x und y</translation>
    </message>
    <message>
        <source>empty ink has no bounds</source>
        <translation>leere Tinte hat keinen Rand</translation>
    </message>
    <message>
        <source>a point needs finite numbers</source>
        <translation>ein Punkt braucht endliche Zahlen</translation>
    </message>
    <message>
        <source>{name} of the weights is no longer a number: train with a lower optimizer.rate, in another --out.</source>
        <translation>{name} der Gewichte ist keine Zahl mehr: bitte mit kleinerem optimizer.rate trainieren, in einem anderen --out.</translation>
    </message>
    <message>
        <source>The loss is no longer finite at step {step}: start again with a lower optimizer.rate, in another --out. The last good state stays in {folder}: go on from it with --resume and press s at once for a checkpoint of what there is.</source>
        <translation>Der Verlust ist bei Schritt {step} nicht mehr endlich: bitte mit kleinerem optimizer.rate neu beginnen, in einem anderen --out. Der letzte gute Stand bleibt in {folder}: mit --resume von dort weitermachen und gleich s drücken, um daraus ein Modell zu erhalten.</translation>
    </message>
    <message>
        <source>The loss is no longer finite at step {step}: start again with a lower optimizer.rate, in another --out.</source>
        <translation>Der Verlust ist bei Schritt {step} nicht mehr endlich: bitte mit kleinerem optimizer.rate neu beginnen, in einem anderen --out.</translation>
    </message>
    <message>
        <source>A process that makes batches was killed, as the system does where memory runs out: close other programs, and go on with --resume, with fewer --workers where there are several.</source>
        <translation>Ein Prozess, der Lernbeispiele macht, wurde beendet, wie es das System tut, wenn der Speicher ausgeht: bitte andere Programme schließen und mit --resume weitermachen, bei mehreren --workers mit weniger.</translation>
    </message>
    <message>
        <source>{path} is a folder: name a file.</source>
        <translation>{path} ist ein Ordner: Bitte eine Datei nennen.</translation>
    </message>
    <message>
        <source>There is no folder {folder}: make it, or name another file.</source>
        <translation>Den Ordner {folder} gibt es nicht: Bitte anlegen oder eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>{path} is what is read: name another file.</source>
        <translation>{path} wird selbst gelesen: Bitte eine andere Datei nennen.</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About digitpad</source>
        <translation>Über digitpad</translation>
    </message>
    <message>
        <source>Reads the digits and numbers that people really write. Everything runs on your own computer; nothing is sent.</source>
        <translation>Liest Ziffern und Zahlen, wie Menschen sie wirklich schreiben. Alles läuft auf dem eigenen Computer; nichts wird gesendet.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy this for a bug report</source>
        <translation>Dies für einen Fehlerbericht kopieren</translation>
    </message>
</context>
<context>
    <name>AcceptedNumbers</name>
    <message>
        <source>The history is empty.</source>
        <translation>Der Verlauf ist leer.</translation>
    </message>
    <message>
        <source>{number} is in the history again.</source>
        <translation>{number} ist wieder im Verlauf.</translation>
    </message>
    <message>
        <source>{count} numbers are in the history again.</source>
        <translation>{count} Zahlen sind wieder im Verlauf.</translation>
    </message>
    <message>
        <source>Took {number} out of the history.</source>
        <translation>{number} aus dem Verlauf entfernt.</translation>
    </message>
    <message>
        <source>Took {count} numbers out of the history.</source>
        <translation>{count} Zahlen aus dem Verlauf entfernt.</translation>
    </message>
    <message>
        <source>Copied {number}.</source>
        <translation>{number} kopiert.</translation>
    </message>
    <message>
        <source>Copied {count} numbers.</source>
        <translation>{count} Zahlen kopiert.</translation>
    </message>
    <message>
        <source>Save History</source>
        <translation>Verlauf speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The history is not saved ({error}). Choose another place.</source>
        <translation>Der Verlauf ist nicht gespeichert ({error}). Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Saved {path}.</source>
        <translation>{path} gespeichert.</translation>
    </message>
    <message>
        <source>The history cannot be used.
{error}</source>
        <translation>Der Verlauf lässt sich nicht verwenden.
{error}</translation>
    </message>
</context>
<context>
    <name>Accepting</name>
    <message>
        <source>Accepting as soon as it is read …</source>
        <translation>Wird übernommen, sobald es gelesen ist …</translation>
    </message>
    <message>
        <source>Not accepted: the pad changed meanwhile. Press Enter again when done.</source>
        <translation>Nicht übernommen: Die Schreibfläche hat sich inzwischen geändert; dann erneut Enter.</translation>
    </message>
    <message>
        <source>The number is not accepted, but still on the pad.
{error}</source>
        <translation>Die Zahl ist nicht übernommen, aber noch auf der Schreibfläche.
{error}</translation>
    </message>
    <message>
        <source>{number} is no longer accepted.</source>
        <translation>{number} ist nicht mehr übernommen.</translation>
    </message>
    <message>
        <source>Accepted and saved {number}.</source>
        <translation>{number} übernommen und gespeichert.</translation>
    </message>
    <message>
        <source>Accepted {number}.</source>
        <translation>{number} übernommen.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Open Checkpoint …</source>
        <translation>&amp;Modell öffnen …</translation>
    </message>
    <message>
        <source>&amp;Import …</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>&amp;Copy Number</source>
        <translation>Zahl &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste Picture</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Accept Number</source>
        <translation>&amp;Zahl übernehmen</translation>
    </message>
    <message>
        <source>&amp;Keep What Is Accepted</source>
        <translation>Übernommenes &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Next Candidate</source>
        <translation>&amp;Nächster Kandidat</translation>
    </message>
    <message>
        <source>&amp;Previous Candidate</source>
        <translation>&amp;Voriger Kandidat</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>Copy &amp;History</source>
        <translation>&amp;Verlauf kopieren</translation>
    </message>
    <message>
        <source>Save &amp;History as CSV …</source>
        <translation>&amp;Verlauf als CSV speichern …</translation>
    </message>
    <message>
        <source>Clear Histor&amp;y</source>
        <translation>Verl&amp;auf leeren</translation>
    </message>
    <message>
        <source>&amp;Bring Removed Numbers Back</source>
        <translation>Entfernte Zahlen &amp;zurückholen</translation>
    </message>
    <message>
        <source>Gu&amp;ide Line</source>
        <translation>&amp;Hilfslinie</translation>
    </message>
    <message>
        <source>&amp;Deciding Ink</source>
        <translation>&amp;Entscheidende Tinte</translation>
    </message>
    <message>
        <source>What the &amp;Network Sees</source>
        <translation>Was das &amp;Netz sieht</translation>
    </message>
    <message>
        <source>Colours the ink by how much it spoke for what was read, from yellow to dense red, as soon as the pen rests. Without that ink it would be read otherwise.</source>
        <translation>Färbt die Tinte danach, wie sehr sie für das Gelesene sprach, von Gelb bis zu dichtem Rot, sobald der Stift ruht. Ohne diese Tinte würde es anders gelesen.</translation>
    </message>
    <message>
        <source>Smooth &amp;Lines</source>
        <translation>Linien &amp;glätten</translation>
    </message>
    <message>
        <source>&amp;Scratching Out Erases</source>
        <translation>&amp;Durchkritzeln radiert</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>&amp;Keys …</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>&amp;About digitpad</source>
        <translation>Ü&amp;ber digitpad</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>S&amp;chreiben</translation>
    </message>
    <message>
        <source>C&amp;ollect</source>
        <translation>Sa&amp;mmeln</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>&amp;Galerie</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>Le&amp;rnen</translation>
    </message>
    <message>
        <source>As the System</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>{right} of {count}</source>
        <translation>{right} von {count}</translation>
    </message>
    <message>
        <source>your {count} drawings that it did not learn</source>
        <translation>{count} Zeichnungen, aus denen es nicht gelernt hat</translation>
    </message>
    <message>
        <source>{count} numbers made of digits of yours that it did not learn</source>
        <translation>{count} Zahlen aus eigenen Ziffern, aus denen es nicht gelernt hat</translation>
    </message>
    <message>
        <source>It reads your hand better: {after} instead of {before} of {what}.</source>
        <translation>Das neue Modell liest die eigene Handschrift besser: {after} statt {before} von {what}.</translation>
    </message>
    <message>
        <source>It reads your hand as it did: {after} of {what}, and {before} before. You lose nothing by discarding it.</source>
        <translation>Das neue Modell liest die eigene Handschrift wie zuvor: {after} von {what}, vorher {before}. Es zu verwerfen kostet nichts.</translation>
    </message>
    <message>
        <source>It reads your hand less well: {after} instead of {before} of {what}. Discard it, and try again with more drawings.</source>
        <translation>Das neue Modell liest die eigene Handschrift weniger gut: {after} statt {before} von {what}. Besser verwerfen und mit mehr Zeichnungen erneut versuchen.</translation>
    </message>
    <message>
        <source>It refuses letters and symbols less often than before.</source>
        <translation>Buchstaben und Symbole lehnt es seltener ab als zuvor.</translation>
    </message>
    <message>
        <source>Of the {count} numbers that come with digitpad it reads {after} instead of {before}.</source>
        <translation>Von den {count} Zahlen, die digitpad beiliegen, liest es {after} statt {before} richtig.</translation>
    </message>
    <message>
        <source>It reads the numbers of other people less well than before.</source>
        <translation>Die Zahlen anderer Menschen liest es weniger gut als zuvor.</translation>
    </message>
</context>
<context>
    <name>CandidateButton</name>
    <message>
        <source>{number}, {percent}</source>
        <translation>{number}, {percent}</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Take this number (Alt+Down: the next one)</source>
        <translation>Diese Zahl nehmen (Alt+Herunter: die nächste)</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>Schreibfläche</translation>
    </message>
    <message>
        <source>Write a number with the mouse, a pen or a finger.</source>
        <translation>Eine Zahl mit der Maus, einem Stift oder dem Finger schreiben.</translation>
    </message>
</context>
<context>
    <name>CheckpointBox</name>
    <message>
        <source>Checkpoint</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Which checkpoint reads</source>
        <translation>Welches Modell liest</translation>
    </message>
    <message>
        <source>Choose a checkpoint</source>
        <translation>Modell wählen</translation>
    </message>
</context>
<context>
    <name>CheckpointTable</name>
    <message>
        <source>Checkpoint</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Your drawings</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>Ziffer</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>one digit</source>
        <translation>eine Ziffer</translation>
    </message>
    <message>
        <source>one to three digits</source>
        <translation>eine bis drei Ziffern</translation>
    </message>
    <message>
        <source>one to five digits</source>
        <translation>eine bis fünf Ziffern</translation>
    </message>
    <message>
        <source>{digits}, for comparison</source>
        <translation>{digits}, zum Vergleich</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>Answered rightly, with the 95 % interval:</source>
        <translation>Richtig beantwortet, mit 95-%-Intervall:</translation>
    </message>
    <message>
        <source>{protocol}: {exact} % ({low} to {high}) of {count}</source>
        <translation>{protocol}: {exact} % ({low} bis {high}) von {count}</translation>
    </message>
</context>
<context>
    <name>CollectBar</name>
    <message>
        <source>Please write</source>
        <translation>Bitte schreiben</translation>
    </message>
    <message>
        <source>Progress towards the goal</source>
        <translation>Fortschritt bis zum Ziel</translation>
    </message>
    <message>
        <source>How many of them you have written at least once</source>
        <translation>Wie viele davon schon mindestens einmal geschrieben sind</translation>
    </message>
    <message>
        <source>How many numbers you want to write</source>
        <translation>Wie viele Zahlen es werden sollen</translation>
    </message>
    <message>
        <source>Please write {number}</source>
        <translation>Bitte {number} schreiben</translation>
    </message>
    <message>
        <source>{written} of {goal}</source>
        <translation>{written} von {goal}</translation>
    </message>
    <message>
        <source>Digits {digits} of {all_digits}, pairs {pairs} of {all_pairs}</source>
        <translation>Ziffern {digits}/{all_digits}, Paare {pairs}/{all_pairs}</translation>
    </message>
    <message>
        <source>Goal {goal}</source>
        <translation>Ziel {goal}</translation>
    </message>
</context>
<context>
    <name>CollectMenu</name>
    <message>
        <source>&amp;Collect</source>
        <translation>Sa&amp;mmeln</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>A&amp;uslassen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>{count} Numbers</source>
        <translation>{count} Zahlen</translation>
    </message>
    <message>
        <source>Keep it, and go on with the next number (Enter)</source>
        <translation>Behalten und mit der nächsten Zahl weitermachen (Enter)</translation>
    </message>
    <message>
        <source>Ask for another number (Alt+Right)</source>
        <translation>Eine andere Zahl verlangen (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Take the last one out of the collection again (Alt+Left)</source>
        <translation>Die letzte wieder aus der Sammlung nehmen (Alt+Links)</translation>
    </message>
    <message>
        <source>&amp;Goal</source>
        <translation>Zie&amp;l</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message>
        <source>Nothing is written yet: write {number} first.</source>
        <translation>Noch nichts geschrieben: erst {number} schreiben.</translation>
    </message>
    <message>
        <source>Keeping as soon as it is read …</source>
        <translation>Wird behalten, sobald es gelesen ist …</translation>
    </message>
    <message>
        <source>Not kept: the pad changed meanwhile. Press Enter again when done.</source>
        <translation>Nicht behalten: Die Schreibfläche hat sich inzwischen geändert; dann erneut Enter.</translation>
    </message>
    <message>
        <source>{number} is no longer kept. Change it, or clear it and write it again.</source>
        <translation>{number} ist gelöscht: ändern, oder leeren und neu schreiben.</translation>
    </message>
    <message>
        <source>{number} was changed since, and stays in the gallery as it is now.</source>
        <translation>{number} wurde seitdem geändert und bleibt in der Galerie, wie sie jetzt ist.</translation>
    </message>
    <message>
        <source>Kept as {number}.</source>
        <translation>{number} behalten.</translation>
    </message>
    <message>
        <source>Kept as {number}, but read as no number. Is it? Else go back.</source>
        <translation>{number} behalten, doch nicht als Zahl gelesen. Falsch? Zurück.</translation>
    </message>
    <message>
        <source>Kept as {number}, but read as {text}. Go back if it is wrong.</source>
        <translation>{number} behalten, doch als {text} gelesen. Falsch? Zurück.</translation>
    </message>
    <message>
        <source>The collection is as it was before.
{error}</source>
        <translation>Die Sammlung ist, wie sie war.
{error}</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>Copied {number}.</source>
        <translation>{number} kopiert.</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>Progress of learning</source>
        <translation>Fortschritt des Lernens</translation>
    </message>
    <message>
        <source>{percent} % of your drawings that are not learnt</source>
        <translation>{percent} % der eigenen Zeichnungen, aus denen nicht gelernt wird</translation>
    </message>
    <message>
        <source>{percent} % of other people&apos;s numbers</source>
        <translation>{percent} % der Zahlen anderer Menschen</translation>
    </message>
    <message>
        <source>{percent} % of numbers made of the samples&apos; digits</source>
        <translation>{percent} % der Zahlen aus den Ziffern der Beispiele</translation>
    </message>
    <message>
        <source>Nothing is learnt yet.</source>
        <translation>Noch ist nichts gelernt.</translation>
    </message>
    <message>
        <source>Read right after step {step}: {shares}.</source>
        <translation>Nach Schritt {step} richtig gelesen: {shares}.</translation>
    </message>
    <message>
        <source>Yours, read right</source>
        <translation>Eigene, richtig gelesen</translation>
    </message>
    <message>
        <source>Others&apos;, read right</source>
        <translation>Andere, richtig gelesen</translation>
    </message>
    <message>
        <source>Samples, read right</source>
        <translation>Beispiele, richtig gelesen</translation>
    </message>
    <message>
        <source>How far off it still is (loss)</source>
        <translation>Wie weit es noch danebenliegt (Loss)</translation>
    </message>
</context>
<context>
    <name>DaysBox</name>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Kept fro&amp;m</source>
        <translation>Gespeichert &amp;von</translation>
    </message>
    <message>
        <source>t&amp;o</source>
        <translation>b&amp;is</translation>
    </message>
</context>
<context>
    <name>DigitChart</name>
    <message>
        <source>How likely each digit is here, the others being right. Click one to take it.</source>
        <translation>Wie wahrscheinlich jede Ziffer hier ist, wenn die anderen stimmen. Ein Klick nimmt sie.</translation>
    </message>
</context>
<context>
    <name>DigitChip</name>
    <message>
        <source>Wrong? Click and type another digit, or choose one above.</source>
        <translation>Falsch? Anklicken und eine andere Ziffer tippen oder oben eine wählen.</translation>
    </message>
    <message>
        <source>Digit {place} of {count}: {digit}</source>
        <translation>Ziffer {place} von {count}: {digit}</translation>
    </message>
    <message>
        <source>{digit}: {percent}</source>
        <translation>{digit}: {percent}</translation>
    </message>
    <message>
        <source>Your digit</source>
        <translation>Eigene Ziffer</translation>
    </message>
    <message>
        <source>Your digit; it was read as {digit}.</source>
        <translation>Eigene Ziffer; gelesen wurde {digit}.</translation>
    </message>
    <message>
        <source>{percent} sure</source>
        <translation>Zu {percent} sicher</translation>
    </message>
    <message>
        <source>{percent} sure: please check.</source>
        <translation>Zu {percent} sicher: bitte prüfen.</translation>
    </message>
    <message>
        <source>A guess, {percent} sure: please check.</source>
        <translation>Geraten, zu {percent} sicher: bitte prüfen.</translation>
    </message>
</context>
<context>
    <name>DigitStrip</name>
    <message>
        <source>Digits</source>
        <translation>Ziffern</translation>
    </message>
</context>
<context>
    <name>EmptyGallery</name>
    <message>
        <source>Show All</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>The drawings cannot be listed now.</source>
        <translation>Die Zeichnungen lassen sich gerade nicht auflisten.</translation>
    </message>
    <message>
        <source>No deleted drawing is like this.</source>
        <translation>Keine gelöschte Zeichnung passt dazu.</translation>
    </message>
    <message>
        <source>No kept drawing is like this.</source>
        <translation>Keine gespeicherte Zeichnung passt dazu.</translation>
    </message>
    <message>
        <source>The bin is empty. Drawings that you delete wait here to be restored.</source>
        <translation>Der Papierkorb ist leer. Gelöschte Zeichnungen liegen hier, bis sie wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>No drawings are kept yet. Write a number on the pad and save it with its label (Ctrl+S), collect some, or import them from files: they all come here, to be checked and corrected, and the pad can learn your hand from them.</source>
        <translation>Noch ist keine Zeichnung gespeichert. Eine Zahl schreiben und mit ihrer Beschriftung speichern (Strg+S), welche sammeln oder aus Dateien importieren: Alle kommen hierher, lassen sich prüfen und korrigieren, und digitpad kann daraus die eigene Handschrift lernen.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Everything, in a folder</source>
        <translation>Alles, in einem Ordner</translation>
    </message>
    <message>
        <source>Nothing is lost: ink as ndjson with times, pressure and readings, pictures as they are with metadata.jsonl. The one to take to another computer.</source>
        <translation>Nichts geht verloren: Tinte als ndjson mit Zeiten, Druck und Lesungen, Bilder unverändert mit metadata.jsonl. Die richtige Wahl für den Umzug auf einen anderen Computer.</translation>
    </message>
    <message>
        <source>ndjson, as QuickDraw</source>
        <translation>ndjson, wie QuickDraw</translation>
    </message>
    <message>
        <source>One file with all that is known of ink. Pictures are left out.</source>
        <translation>Eine Datei mit allem, was über die Tinte bekannt ist. Bilder bleiben weg.</translation>
    </message>
    <message>
        <source>InkML</source>
        <translation>InkML</translation>
    </message>
    <message>
        <source>A folder with a file for each ink and its label. What was read, and when it was kept, is lost. Pictures lie beside the ink as they are.</source>
        <translation>Ein Ordner mit einer Datei je Tinte und deren Beschriftung. Was gelesen und wann gespeichert wurde, geht verloren. Bilder liegen unverändert daneben.</translation>
    </message>
    <message>
        <source>Pictures with metadata.jsonl (ImageFolder)</source>
        <translation>Bilder mit metadata.jsonl (ImageFolder)</translation>
    </message>
    <message>
        <source>A folder of pictures that are labelled by name, too. Ink is drawn: its strokes, times and pressure are lost.</source>
        <translation>Ein Ordner mit Bildern, die auch im Namen beschriftet sind. Tinte wird gezeichnet: Striche, Zeiten und Druck gehen verloren.</translation>
    </message>
    <message>
        <source>Pictures, a folder for each label</source>
        <translation>Bilder, ein Ordner je Beschriftung</translation>
    </message>
    <message>
        <source>Ink is drawn: its strokes, times and pressure are lost, and of all drawings what was read and when they were kept.</source>
        <translation>Tinte wird gezeichnet: Striche, Zeiten und Druck gehen verloren, und bei allen Zeichnungen, was gelesen und wann gespeichert wurde.</translation>
    </message>
    <message>
        <source>MNIST (idx)</source>
        <translation>MNIST (idx)</translation>
    </message>
    <message>
        <source>Two files of small grey squares. Single digits only, longer numbers are left out; all but the look and the label is lost.</source>
        <translation>Zwei Dateien mit kleinen grauen Quadraten. Nur einzelne Ziffern, längere Zahlen bleiben weg; nur Aussehen und Beschriftung bleiben erhalten.</translation>
    </message>
</context>
<context>
    <name>ExchangeDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Exchanging</name>
    <message>
        <source>Close the pad?</source>
        <translation>Schreibfläche schließen?</translation>
    </message>
    <message>
        <source>An import or export is still running. If you close the pad now, an export is given up. Of an import, what is in the collection by now stays.</source>
        <translation>Ein Import oder Export läuft noch. Beim Schließen wird ein Export aufgegeben. Von einem Import bleibt, was bis jetzt in der Sammlung ist.</translation>
    </message>
    <message>
        <source>Close and Stop It</source>
        <translation>Schließen und abbrechen</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Weitermachen</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesung</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>&amp;Choose …</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Alle Beschriftungen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>Zieldatei oder Zielordner</translation>
    </message>
    <message>
        <source>Ink and pictures</source>
        <translation>Tinte und Bilder</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tinte</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Any reading</source>
        <translation>Alle Lesungen</translation>
    </message>
    <message>
        <source>Wrongly read</source>
        <translation>Falsch gelesen</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>How high the pictures are that ink becomes</source>
        <translation>Höhe der Bilder, die aus Tinte entstehen</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} Pixel</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>Drawings of this kind: {count}</source>
        <translation>Zeichnungen dieser Art: {count}</translation>
    </message>
    <message>
        <source>Export To</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>ndjson (*.ndjson)</source>
        <translation>ndjson (*.ndjson)</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>{folder} holds something, and stays as it is. Export into {other}?</source>
        <translation>{folder} ist nicht leer und bleibt unverändert. Nach {other} exportieren?</translation>
    </message>
    <message>
        <source>E&amp;xport There</source>
        <translation>&amp;Dorthin exportieren</translation>
    </message>
    <message>
        <source>{file} is there already.</source>
        <translation>{file} gibt es schon.</translation>
    </message>
    <message>
        <source>&amp;Replace It</source>
        <translation>E&amp;rsetzen</translation>
    </message>
    <message>
        <source>Exported: {done}, to {target}. Left out: {refused}.</source>
        <translation>Exportiert: {done}, nach {target}. Ausgelassen: {refused}.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>This should not have happened. What you drew and kept is safe. You can go on; if the pad behaves strangely, start it again.
The details below help whoever looks for the cause: please keep a copy.</source>
        <translation>Das hätte nicht passieren dürfen. Alle gespeicherten Zeichnungen sind sicher. Weiterarbeiten ist möglich; verhält sich digitpad seltsam, hilft ein Neustart.
Die Einzelheiten unten helfen bei der Fehlersuche: bitte eine Kopie davon aufheben.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>How labels are compared</source>
        <translation>Wie Beschriftungen verglichen werden</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Ist</translation>
    </message>
    <message>
        <source>Ink and pictures</source>
        <translation>Tinte und Bilder</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tinte</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>By mouse</source>
        <translation>Mit der Maus</translation>
    </message>
    <message>
        <source>By finger</source>
        <translation>Mit dem Finger</translation>
    </message>
    <message>
        <source>By pen</source>
        <translation>Mit dem Stift</translation>
    </message>
    <message>
        <source>Ink from elsewhere</source>
        <translation>Tinte von anderswo</translation>
    </message>
    <message>
        <source>Most useful first</source>
        <translation>Nützlichste zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>Nach Beschriftung</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Alle Beschriftungen</translation>
    </message>
    <message>
        <source>Most useful first: what was read wrongly though it seemed sure, then what was unsure, then what was never read</source>
        <translation>Nützlichste zuerst: was falsch gelesen wurde, obwohl es sicher schien, dann was unsicher war, dann was nie gelesen wurde</translation>
    </message>
    <message>
        <source>&amp;Bin</source>
        <translation>&amp;Papierkorb</translation>
    </message>
    <message>
        <source>List the deleted drawings, to restore them</source>
        <translation>Die gelöschten Zeichnungen zeigen, um sie wiederherzustellen</translation>
    </message>
    <message>
        <source>Any checkpoint</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>Read otherwise now</source>
        <translation>Jetzt anders gelesen</translation>
    </message>
    <message>
        <source>Any reading</source>
        <translation>Alle Lesungen</translation>
    </message>
    <message>
        <source>Wrongly read</source>
        <translation>Falsch gelesen</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Now right</source>
        <translation>Jetzt richtig</translation>
    </message>
    <message>
        <source>Now wrong</source>
        <translation>Jetzt falsch</translation>
    </message>
</context>
<context>
    <name>FrameView</name>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>not read</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>nothing read</source>
        <translation>nichts gelesen</translation>
    </message>
    <message>
        <source>not read as a number</source>
        <translation>nicht als Zahl erkannt</translation>
    </message>
    <message>
        <source>unsure: {number}</source>
        <translation>unsicher: {number}</translation>
    </message>
    <message>
        <source>read right</source>
        <translation>richtig gelesen</translation>
    </message>
    <message>
        <source>read as {number}</source>
        <translation>gelesen als {number}</translation>
    </message>
    <message>
        <source>{before} → {now}</source>
        <translation>{before} → {now}</translation>
    </message>
    <message>
        <source>{label}, {read}, {device}, kept {time}</source>
        <comment>read: how it was read; device: by mouse</comment>
        <translation>{label}, {read}, {device}, gespeichert {time}</translation>
    </message>
    <message>
        <source>{drawing}; read again: {before}, now {now}</source>
        <translation>{drawing}; erneut gelesen: {before}, jetzt {now}</translation>
    </message>
    <message>
        <source>{number}, only {percent} sure</source>
        <translation>{number}, nur zu {percent} sicher</translation>
    </message>
    <message>
        <source>{number}, {percent} sure</source>
        <translation>{number}, zu {percent} sicher</translation>
    </message>
    <message>
        <source>by mouse</source>
        <translation>mit der Maus</translation>
    </message>
    <message>
        <source>by finger</source>
        <translation>mit dem Finger</translation>
    </message>
    <message>
        <source>by pen</source>
        <translation>mit dem Stift</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>ink from elsewhere</source>
        <translation>Tinte von anderswo</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>1 Zeichnung</translation>
    </message>
    <message>
        <source>{count} drawings</source>
        <translation>{count} Zeichnungen</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{drawings} as before.</source>
        <translation>{drawings} wie zuvor.</translation>
    </message>
    <message>
        <source>{drawings} left alone: changed by another program meanwhile.</source>
        <translation>{drawings} ausgelassen: anderswo geändert.</translation>
    </message>
    <message>
        <source>{drawings} labelled {label}.</source>
        <translation>{drawings} mit {label} beschriftet.</translation>
    </message>
    <message>
        <source>{drawings} deleted.</source>
        <translation>{drawings} gelöscht.</translation>
    </message>
    <message>
        <source>{drawings} restored.</source>
        <translation>{drawings} wiederhergestellt.</translation>
    </message>
    <message>
        <source>Not copied: this picture cannot be shown.</source>
        <translation>Nicht kopiert: Dieses Bild kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Copied as a picture.</source>
        <translation>Als Bild kopiert.</translation>
    </message>
</context>
<context>
    <name>GalleryActions</name>
    <message>
        <source>Change &amp;Label</source>
        <translation>&amp;Beschriften</translation>
    </message>
    <message>
        <source>&amp;View Large</source>
        <translation>&amp;Groß ansehen</translation>
    </message>
    <message>
        <source>Open on the &amp;Pad</source>
        <translation>Auf der Schreib&amp;fläche öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy as Picture</source>
        <translation>Als Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Res&amp;tore</source>
        <translation>Wie&amp;derherstellen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;holen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alle auswählen</translation>
    </message>
    <message>
        <source>Select &amp;None</source>
        <translation>A&amp;uswahl aufheben</translation>
    </message>
    <message>
        <source>&amp;Find Label</source>
        <translation>Beschriftung &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Show All</source>
        <translation>Alle &amp;zeigen</translation>
    </message>
    <message>
        <source>Read Aga&amp;in …</source>
        <translation>&amp;Erneut lesen …</translation>
    </message>
    <message>
        <source>Refres&amp;h</source>
        <translation>Ak&amp;tualisieren</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>&amp;Galerie</translation>
    </message>
</context>
<context>
    <name>GalleryBar</name>
    <message>
        <source>{selected} of {listed} selected</source>
        <translation>{selected} von {listed} ausgewählt</translation>
    </message>
</context>
<context>
    <name>GalleryLook</name>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Vorige</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Nächste</translation>
    </message>
    <message>
        <source>Kept drawing</source>
        <translation>Gespeicherte Zeichnung</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Beschriftung</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>{time}, {device}</source>
        <translation>{time}, {device}</translation>
    </message>
    <message>
        <source>{before}; now {now}</source>
        <translation>{before}; jetzt {now}</translation>
    </message>
    <message>
        <source>{reading} (by the checkpoint {checkpoint})</source>
        <translation>{reading} (vom Modell {checkpoint})</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Kept drawings</source>
        <translation>Gespeicherte Zeichnungen</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>none is loaded</source>
        <translation>keines geladen</translation>
    </message>
    <message>
        <source>{name}, on {device}</source>
        <translation>{name}, auf {device}</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Your drawings</source>
        <translation>Eigene Zeichnungen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Write a number here</source>
        <translation>Zahl hier schreiben</translation>
    </message>
    <message>
        <source>Enter takes it, Ctrl+S keeps the drawing, F1 shows all keys.</source>
        <translation>Enter übernimmt sie, Strg+S speichert die Zeichnung, F1 zeigt alle Tasten.</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>{number}, accepted {time}, not read</source>
        <translation>{number}, übernommen {time}, nicht gelesen</translation>
    </message>
    <message>
        <source>{number}, accepted {time}, corrected</source>
        <translation>{number}, übernommen {time}, korrigiert</translation>
    </message>
    <message>
        <source>{number}, accepted {time}, unsure: {percent}</source>
        <translation>{number}, übernommen {time}, unsicher: {percent}</translation>
    </message>
    <message>
        <source>{number}, accepted {time}, {percent} sure</source>
        <translation>{number}, übernommen {time}, zu {percent} sicher</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Copy All</source>
        <translation>Alle kopieren</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Close the History</source>
        <translation>Verlauf schließen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Accepted numbers</source>
        <translation>Übernommene Zahlen</translation>
    </message>
    <message>
        <source>Numbers that you accept with Enter are listed here.</source>
        <translation>Hier stehen die Zahlen, die mit Enter übernommen werden.</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>Add &amp;Files …</source>
        <translation>&amp;Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Add F&amp;older …</source>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Folders 0 to 9, else file names</source>
        <translation>Ordnern 0 bis 9, sonst Dateinamen</translation>
    </message>
    <message>
        <source>File names, such as scan_407.png</source>
        <translation>Dateinamen, etwa scan_407.png</translation>
    </message>
    <message>
        <source>Folders, such as 407/scan.png</source>
        <translation>Ordnern, etwa 407/scan.png</translation>
    </message>
    <message>
        <source>Labels of pictures</source>
        <translation>Beschriftung der Bilder</translation>
    </message>
    <message>
        <source>Files and folders to import</source>
        <translation>Dateien und Ordner zum Importieren</translation>
    </message>
    <message>
        <source>Labelled drawings: InkML, ndjson, MNIST (idx), and pictures in folders, with metadata.jsonl or without. What is kept already is not taken in twice.</source>
        <translation>Beschriftete Zeichnungen: InkML, ndjson, MNIST (idx) und Bilder in Ordnern, mit oder ohne metadata.jsonl. Was schon gespeichert ist, wird nicht doppelt aufgenommen.</translation>
    </message>
    <message>
        <source>&amp;Labels of pictures from</source>
        <translation>&amp;Beschriftung der Bilder aus</translation>
    </message>
    <message>
        <source>Add Files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add a Folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Imported: {done}. There already: {present}. Refused: {refused}.</source>
        <translation>Importiert: {done}. Schon vorhanden: {present}. Abgelehnt: {refused}.</translation>
    </message>
    <message>
        <source>Stopped. Imported so far: {done}. There already: {present}. Refused: {refused}. Import the same again to go on.</source>
        <translation>Angehalten. Bisher importiert: {done}. Schon vorhanden: {present}. Abgelehnt: {refused}. Zum Fortsetzen dasselbe noch einmal importieren.</translation>
    </message>
    <message>
        <source>Imported before that: {done}. Import the same again to go on.</source>
        <translation>Davor importiert: {done}. Zum Fortsetzen dasselbe noch einmal importieren.</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Pictures and ink ({patterns})</source>
        <translation>Bilder und Tinte ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>LabelLine</name>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
</context>
<context>
    <name>LiveReading</name>
    <message>
        <source>Getting ready to read …</source>
        <translation>Das Lesen wird vorbereitet …</translation>
    </message>
    <message>
        <source>Not read: no checkpoint is loaded. You can still save.</source>
        <translation>Nicht gelesen, da kein Modell geladen ist. Speichern geht trotzdem.</translation>
    </message>
    <message>
        <source>This could not be read.</source>
        <translation>Das ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>This drawing could not be read: {error}</source>
        <translation>Diese Zeichnung ließ sich nicht lesen: {error}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Pen</source>
        <translation>&amp;Stift</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>The pad shows one drawing at a time; the collection takes many.</source>
        <translation>Die Schreibfläche zeigt nur eine Zeichnung; die Sammlung nimmt viele auf.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>{name} waits on the Write page.</source>
        <translation>{name} wartet auf der Seite Schreiben.</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Opening {name} …</source>
        <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
        <source>{name} is on the pad. Escape goes back to the canvas.</source>
        <translation>{name} ist geöffnet. Esc führt zurück zur Schreibfläche.</translation>
    </message>
    <message>
        <source>{name} holds {count} drawings. The first is on the canvas.</source>
        <translation>{name} enthält {count} Zeichnungen. Die erste ist auf der Schreibfläche.</translation>
    </message>
    <message>
        <source>{name} is on the canvas. Undo brings back what was there.</source>
        <translation>{name} ist geöffnet. Rückgängig holt das Vorige zurück.</translation>
    </message>
    <message>
        <source>&amp;Import All …</source>
        <translation>Alle &amp;importieren …</translation>
    </message>
    <message>
        <source>{name} cannot be opened: {reason}.</source>
        <translation>{name} lässt sich nicht öffnen: {reason}.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>PathList</name>
    <message>
        <source>Drop files and folders here, or add them below.</source>
        <translation>Dateien und Ordner hier ablegen oder unten hinzufügen.</translation>
    </message>
</context>
<context>
    <name>PenWidths</name>
    <message>
        <source>Thin Pen</source>
        <translation>Dünner Stift</translation>
    </message>
    <message>
        <source>Medium Pen</source>
        <translation>Mittlerer Stift</translation>
    </message>
    <message>
        <source>Thick Pen</source>
        <translation>Dicker Stift</translation>
    </message>
    <message>
        <source>Pen &amp;Width</source>
        <translation>Stift&amp;breite</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Back to the canvas (Esc)</source>
        <translation>Zurück zur Schreibfläche (Esc)</translation>
    </message>
    <message>
        <source>Picture {name}</source>
        <translation>Bild {name}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Your settings cannot be kept: {error}.</source>
        <translation>Die Einstellungen lassen sich nicht speichern: {error}.</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
</context>
<context>
    <name>ProgressStep</name>
    <message>
        <source>&amp;Stop</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Looking for drawings …</source>
        <translation>Zeichnungen werden gesucht …</translation>
    </message>
    <message>
        <source>{done} of {expected} drawings</source>
        <translation>{done} von {expected} Zeichnungen</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
</context>
<context>
    <name>Protocols</name>
    <message>
        <source>MNIST digits under {attack} {strength}</source>
        <translation>MNIST-Ziffern unter {attack} {strength}</translation>
    </message>
    <message>
        <source>Your own drawings, not learnt from</source>
        <translation>Eigene Zeichnungen, aus denen nicht gelernt wurde</translation>
    </message>
    <message>
        <source>Numbers made of digits of yours, not learnt from</source>
        <translation>Zahlen aus eigenen Ziffern, aus denen nicht gelernt wurde</translation>
    </message>
    <message>
        <source>The numbers that come with digitpad</source>
        <translation>Die Zahlen, die digitpad beiliegen</translation>
    </message>
    <message>
        <source>Numbers of other people, in ink</source>
        <translation>Zahlen anderer Menschen, als Tinte</translation>
    </message>
    <message>
        <source>Numbers of other people, in pictures</source>
        <translation>Zahlen anderer Menschen, als Bilder</translation>
    </message>
    <message>
        <source>Letters and symbols of other people refused</source>
        <translation>Buchstaben und Symbole anderer Menschen, abgelehnt</translation>
    </message>
    <message>
        <source>MNIST digits</source>
        <translation>MNIST-Ziffern</translation>
    </message>
    <message>
        <source>QMNIST digits</source>
        <translation>QMNIST-Ziffern</translation>
    </message>
    <message>
        <source>EMNIST digits</source>
        <translation>EMNIST-Ziffern</translation>
    </message>
    <message>
        <source>USPS digits</source>
        <translation>USPS-Ziffern</translation>
    </message>
    <message>
        <source>Kaggle&apos;s digits</source>
        <translation>Ziffern von Kaggle</translation>
    </message>
    <message>
        <source>Your pictures in a folder</source>
        <translation>Eigene Bilder in einem Ordner</translation>
    </message>
    <message>
        <source>Your pictures in an ImageFolder</source>
        <translation>Eigene Bilder in einem ImageFolder</translation>
    </message>
    <message>
        <source>Digits written on a tablet</source>
        <translation>Ziffern vom Grafiktablett</translation>
    </message>
    <message>
        <source>Digits of other devices</source>
        <translation>Ziffern von anderen Geräten</translation>
    </message>
    <message>
        <source>Corrupted MNIST digits</source>
        <translation>Beschädigte MNIST-Ziffern</translation>
    </message>
    <message>
        <source>Numbers of more than five digits refused</source>
        <translation>Abgelehnte Zahlen mit mehr als fünf Ziffern</translation>
    </message>
    <message>
        <source>Letters and symbols refused</source>
        <translation>Abgelehnte Buchstaben und Symbole</translation>
    </message>
    <message>
        <source>EMNIST letters refused</source>
        <translation>Abgelehnte EMNIST-Buchstaben</translation>
    </message>
    <message>
        <source>Printed letters refused</source>
        <translation>Abgelehnte gedruckte Buchstaben</translation>
    </message>
    <message>
        <source>Scrawls refused</source>
        <translation>Abgelehntes Gekritzel</translation>
    </message>
    <message>
        <source>Numbers made of MNIST digits</source>
        <translation>Zahlen aus MNIST-Ziffern</translation>
    </message>
    <message>
        <source>Corrupted numbers made of MNIST digits</source>
        <translation>Beschädigte Zahlen aus MNIST-Ziffern</translation>
    </message>
    <message>
        <source>Numbers written on a tablet</source>
        <translation>Zahlen vom Grafiktablett</translation>
    </message>
    <message>
        <source>Numbers written on a tablet whose digits touch</source>
        <translation>Zahlen vom Grafiktablett, deren Ziffern sich berühren</translation>
    </message>
    <message>
        <source>Numbers written on a tablet whose digits are joined</source>
        <translation>Zahlen vom Grafiktablett, deren Ziffern verbunden sind</translation>
    </message>
    <message>
        <source>Numbers written on a tablet, underlined</source>
        <translation>Unterstrichene Zahlen vom Grafiktablett</translation>
    </message>
    <message>
        <source>MNIST digits laid out for a window</source>
        <translation>MNIST-Ziffern, angeordnet für ein Fenster</translation>
    </message>
    <message>
        <source>MNIST numbers laid out for sliding windows</source>
        <translation>MNIST-Zahlen, angeordnet für gleitende Fenster</translation>
    </message>
    <message>
        <source>MNIST numbers laid out for multi-head networks</source>
        <translation>MNIST-Zahlen, angeordnet für mehrköpfige Netze</translation>
    </message>
    <message>
        <source>MNIST numbers for multi-head, inverted</source>
        <translation>MNIST-Zahlen für mehrköpfige Netze, invertiert</translation>
    </message>
    <message>
        <source>MNIST numbers for multi-head, digits turned</source>
        <translation>MNIST-Zahlen für mehrköpfige Netze, Ziffern gedreht</translation>
    </message>
    <message>
        <source>MNIST numbers for multi-head, with noise</source>
        <translation>MNIST-Zahlen für mehrköpfige Netze, verrauscht</translation>
    </message>
    <message>
        <source>MNIST numbers laid out for CRNN</source>
        <translation>MNIST-Zahlen, angeordnet für CRNN</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Reading</source>
        <translation>Lesung</translation>
    </message>
    <message>
        <source>Nothing is written.</source>
        <translation>Nichts geschrieben.</translation>
    </message>
    <message>
        <source>As you corrected it. It was not taken for a number.</source>
        <translation>Korrigiert. Als Zahl wurde es nicht erkannt.</translation>
    </message>
    <message>
        <source>As you corrected it. It was read as {number}.</source>
        <translation>Korrigiert. Gelesen wurde {number}.</translation>
    </message>
    <message>
        <source>{percent} sure: please check.</source>
        <translation>Zu {percent} sicher: bitte prüfen.</translation>
    </message>
    <message>
        <source>{percent} sure</source>
        <translation>Zu {percent} sicher</translation>
    </message>
    <message>
        <source>More than five digits: not a number for this pad.</source>
        <translation>Mehr als fünf Ziffern: zu lang für digitpad.</translation>
    </message>
    <message>
        <source>Only a dot: too small to be a number.</source>
        <translation>Nur ein Punkt: zu klein für eine Zahl.</translation>
    </message>
    <message>
        <source>Not a number: this does not look like digits.</source>
        <translation>Keine Zahl: Das sieht nicht nach Ziffern aus.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Your drawing from last time cannot be read: {error}.</source>
        <translation>Die Zeichnung vom letzten Mal lässt sich nicht lesen: {error}.</translation>
    </message>
    <message>
        <source>Your drawing from last time waits on the Collect page.</source>
        <translation>Die Zeichnung vom letzten Mal wartet auf der Seite Sammeln.</translation>
    </message>
    <message>
        <source>Your drawing from last time is back.</source>
        <translation>Die Zeichnung vom letzten Mal ist wieder da.</translation>
    </message>
    <message>
        <source>There is another drawing from last time: it comes back in a second window. Start digitpad once more for it.</source>
        <translation>Es gibt noch eine Zeichnung vom letzten Mal: Sie kommt in einem zweiten Fenster zurück. Dafür digitpad noch einmal starten.</translation>
    </message>
    <message>
        <source>Your drawing from last time is coming back …</source>
        <translation>Die Zeichnung vom letzten Mal kommt zurück …</translation>
    </message>
    <message>
        <source>What you draw is not safe from a crash: it cannot be kept ({error}). Make room on the disk, or save your drawing.</source>
        <translation>Bei einem Absturz ginge die Zeichnung verloren, denn sie lässt sich nicht sichern ({error}). Platz auf der Festplatte schaffen oder die Zeichnung speichern.</translation>
    </message>
</context>
<context>
    <name>RereadDialog</name>
    <message>
        <source>&amp;Read Again</source>
        <translation>&amp;Erneut lesen</translation>
    </message>
    <message>
        <source>{title}, for comparison</source>
        <translation>{title}, zum Vergleich</translation>
    </message>
    <message>
        <source>The &amp;selected drawings ({count})</source>
        <translation>Die &amp;ausgewählten Zeichnungen ({count})</translation>
    </message>
    <message>
        <source>&amp;All that are listed ({count})</source>
        <translation>A&amp;lle, die aufgelistet sind ({count})</translation>
    </message>
    <message>
        <source>Read Again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>You see what is read otherwise now before any new reading is remembered.</source>
        <translation>Was jetzt anders gelesen wird, ist zu sehen, bevor neue Lesungen gespeichert werden.</translation>
    </message>
    <message>
        <source>&amp;Checkpoint</source>
        <translation>&amp;Modell</translation>
    </message>
</context>
<context>
    <name>Rereading</name>
    <message>
        <source>The drawings could not be read again: {error}</source>
        <translation>Die Zeichnungen ließen sich nicht erneut lesen: {error}</translation>
    </message>
    <message>
        <source>New readings of {drawings} kept.</source>
        <translation>Neue Lesungen von {drawings} behalten.</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>&amp;Stop</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>&amp;Keep the New Readings</source>
        <translation>&amp;Neue Lesungen behalten</translation>
    </message>
    <message>
        <source>Dis&amp;card</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <source>Drawings read again</source>
        <translation>Erneut gelesene Zeichnungen</translation>
    </message>
    <message>
        <source>Read no more, and see what came of those read so far</source>
        <translation>Nicht weiterlesen und das bisherige Ergebnis ansehen</translation>
    </message>
    <message>
        <source>Remember the new readings instead of the former ones</source>
        <translation>Die neuen Lesungen anstelle der früheren speichern</translation>
    </message>
    <message>
        <source>Forget the new readings; the former ones stay</source>
        <translation>Die neuen Lesungen vergessen; die früheren bleiben</translation>
    </message>
    <message>
        <source>Reading again with {checkpoint}: {done} of {total}</source>
        <translation>Erneutes Lesen mit {checkpoint}: {done} von {total}</translation>
    </message>
    <message>
        <source>{drawings} read again with {checkpoint}: {right} now right, {wrong} now wrong, {otherwise} otherwise, {same} as before.</source>
        <translation>{drawings} mit {checkpoint} erneut gelesen: {right} jetzt richtig, {wrong} jetzt falsch, {otherwise} anders, {same} wie zuvor.</translation>
    </message>
    <message>
        <source>{words} {count} could not be read.</source>
        <translation>{words} Nicht lesbar: {count}.</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>&amp;Label</source>
        <translation>B&amp;eschriftung</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>What you wrote: 1 to 5 digits</source>
        <translation>Was dort steht: 1 bis 5 Ziffern</translation>
    </message>
    <message>
        <source>Take the number into the history (Enter)</source>
        <translation>Die Zahl in den Verlauf übernehmen (Enter)</translation>
    </message>
    <message>
        <source>Keep the drawing with its label (Ctrl+S)</source>
        <translation>Die Zeichnung mit ihrer Beschriftung speichern (Strg+S)</translation>
    </message>
    <message>
        <source>A label is 1 to 5 digits, such as 407.</source>
        <translation>Bitte 1 bis 5 Ziffern, etwa 407.</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saving as soon as it is read …</source>
        <translation>Wird gespeichert, sobald es gelesen ist …</translation>
    </message>
    <message>
        <source>Not saved: the pad changed meanwhile. Save again when done.</source>
        <translation>Nicht gespeichert: Die Schreibfläche hat sich inzwischen geändert; dann erneut speichern.</translation>
    </message>
    <message>
        <source>Saved as {label}.</source>
        <translation>Als {label} gespeichert.</translation>
    </message>
    <message>
        <source>{label} is no longer saved.</source>
        <translation>{label} ist nicht mehr gespeichert.</translation>
    </message>
    <message>
        <source>The drawing is not saved, but still on the pad.
{error}</source>
        <translation>Die Zeichnung ist nicht gespeichert, aber noch auf der Schreibfläche.
{error}</translation>
    </message>
    <message>
        <source>The drawing stays in the collection: it was changed there since it was saved. Delete it in the gallery if it should go.</source>
        <translation>Die Zeichnung bleibt in der Sammlung: Sie wurde dort seit dem Speichern geändert. Wenn sie weg soll, in der Galerie löschen.</translation>
    </message>
    <message>
        <source>The drawing is still in the collection.
{error}</source>
        <translation>Die Zeichnung ist noch in der Sammlung.
{error}</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>Beim Schreiben</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>In der Galerie</translation>
    </message>
    <message>
        <source>Undo what the line below tells</source>
        <translation>Rückgängig machen, was unten gemeldet wird</translation>
    </message>
    <message>
        <source>On a digit under the ink: correct it</source>
        <translation>Auf einer Ziffer unter der Tinte: berichtigen</translation>
    </message>
    <message>
        <source>another digit, Backspace</source>
        <translation>andere Ziffer, Rücktaste</translation>
    </message>
    <message>
        <source>On a digit under the ink: go to the next</source>
        <translation>Auf einer Ziffer unter der Tinte: zur nächsten</translation>
    </message>
    <message>
        <source>left, right</source>
        <translation>links, rechts</translation>
    </message>
    <message>
        <source>In the label: another candidate</source>
        <translation>In der Beschriftung: anderer Kandidat</translation>
    </message>
    <message>
        <source>up, down</source>
        <translation>auf, ab</translation>
    </message>
    <message>
        <source>In the history: remove what is selected</source>
        <translation>Im Verlauf: Ausgewähltes entfernen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Erase as long as it is held</source>
        <translation>Radieren, solange gehalten</translation>
    </message>
    <message>
        <source>With Move and Scale: move</source>
        <translation>Mit Verschieben und Skalieren: verschieben</translation>
    </message>
    <message>
        <source>arrow keys, in small steps with Shift</source>
        <translation>Pfeiltasten, mit Umschalt in kleinen Schritten</translation>
    </message>
    <message>
        <source>With Move and Scale: scale</source>
        <translation>Mit Verschieben und Skalieren: skalieren</translation>
    </message>
    <message>
        <source>Label what is selected</source>
        <translation>Ausgewähltes beschriften</translation>
    </message>
    <message>
        <source>the number, Enter</source>
        <translation>die Zahl, Enter</translation>
    </message>
    <message>
        <source>Next drawing, the one before</source>
        <translation>Nächste Zeichnung, vorige</translation>
    </message>
    <message>
        <source>Enter, Shift+Enter</source>
        <translation>Enter, Umschalt+Enter</translation>
    </message>
    <message>
        <source>View large, and back</source>
        <translation>Groß ansehen, und zurück</translation>
    </message>
    <message>
        <source>Space, Esc</source>
        <translation>Leertaste, Esc</translation>
    </message>
    <message>
        <source>Viewed large: next, the one before</source>
        <translation>In der großen Ansicht: nächste, vorige</translation>
    </message>
    <message>
        <source>down, up</source>
        <translation>ab, auf</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>What the checkpoint runs on</source>
        <translation>Worauf das Modell läuft</translation>
    </message>
    <message>
        <source>{message} The Undo button takes it back.</source>
        <translation>{message} Der Knopf „Rückgängig“ macht es rückgängig.</translation>
    </message>
    <message>
        <source>{message} {keys} takes it back.</source>
        <translation>{message} {keys} macht es rückgängig.</translation>
    </message>
    <message>
        <source>Reads on {device}</source>
        <translation>Liest auf {device}</translation>
    </message>
</context>
<context>
    <name>SummaryStep</name>
    <message>
        <source>&amp;Refused, and why:</source>
        <translation>&amp;Abgelehnt, und warum:</translation>
    </message>
    <message>
        <source>&amp;Copy the List</source>
        <translation>Liste &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Open the Folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What was refused</source>
        <translation>Was abgelehnt wurde</translation>
    </message>
</context>
<context>
    <name>TeachPage</name>
    <message>
        <source>Learn your hand</source>
        <translation>Die eigene Handschrift lernen</translation>
    </message>
    <message>
        <source>&amp;Go On Learning</source>
        <translation>&amp;Weiterlernen</translation>
    </message>
    <message>
        <source>&amp;Start Learning</source>
        <translation>Lernen be&amp;ginnen</translation>
    </message>
    <message>
        <source>Start &amp;Anew</source>
        <translation>Neu be&amp;ginnen</translation>
    </message>
    <message>
        <source>Collect &amp;Numbers</source>
        <translation>&amp;Zahlen sammeln</translation>
    </message>
    <message>
        <source>Stop and &amp;Keep What Is Learnt</source>
        <translation>Beenden, Gelerntes b&amp;ehalten</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Use &amp;It</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <source>Steps of learning</source>
        <translation>Lernschritte</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernt</translation>
    </message>
    <message>
        <source>Learnt</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Getting ready: your drawings are read …</source>
        <translation>Vorbereitung: Die Zeichnungen werden gelesen …</translation>
    </message>
    <message>
        <source>Reading with both, before and after …</source>
        <translation>Zum Vergleich lesen das alte und das neue Modell …</translation>
    </message>
    <message>
        <source>Learnt. Use the new checkpoint only if its figures are better.</source>
        <translation>Gelernt. Das neue Modell nur verwenden, wenn es besser liest als das bisherige.</translation>
    </message>
    <message>
        <source>Learning, {count} %</source>
        <translation>Lernt, {count} %</translation>
    </message>
    <message>
        <source>Stopping, and keeping what is learnt so far …</source>
        <translation>Wird beendet, das bisher Gelernte bleibt …</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Drawings kept: {count}. With {more} more the pad can learn how you write; {wanted} or more are better.</source>
        <translation>Gespeicherte Zeichnungen: {count}. Mit {more} weiteren kann digitpad lernen, wie hier geschrieben wird; besser sind {wanted} und mehr.</translation>
    </message>
    <message>
        <source>The pad learns how you write from the {count} drawings that you kept. It takes some minutes, and you can go on writing. A part of them is not learnt, so that you see what it is worth. The checkpoints that came with digitpad stay as they are.</source>
        <translation>Aus den {count} gespeicherten Zeichnungen lernt digitpad die eigene Handschrift. Das dauert einige Minuten, und Weiterschreiben ist möglich. Ein Teil der Zeichnungen wird nicht gelernt und zeigt am Ende, was es bringt. Die Modelle, die digitpad beiliegen, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>With {more} more it would learn better.</source>
        <translation>Mit {more} mehr würde es besser lernen.</translation>
    </message>
    <message>
        <source>A lesson was interrupted on {day}. Let it go on where it stopped, or start anew with the {count} drawings that you have kept by now.</source>
        <translation>Am {day} wurde das Lernen unterbrochen. Es kann dort weitergehen, wo es stehen blieb, oder neu beginnen, mit den {count} Zeichnungen, die inzwischen gespeichert sind.</translation>
    </message>
    <message>
        <source>Learning: about {count} seconds left. You can go on writing.</source>
        <translation>Lernt: noch etwa {count} Sekunden. Weiterschreiben ist möglich.</translation>
    </message>
    <message>
        <source>Learning: about {count} minutes left. You can go on writing.</source>
        <translation>Lernt: noch etwa {count} Minuten. Weiterschreiben ist möglich.</translation>
    </message>
</context>
<context>
    <name>Teacher</name>
    <message>
        <source>Learning ended unexpectedly; nothing of yours is lost. Close other programs if memory is short, and start again. If it happens again, keep a copy of these words for whoever looks for the cause: {words}</source>
        <translation>Das Lernen endete unerwartet; von den eigenen Zeichnungen ist nichts verloren. Falls der Arbeitsspeicher knapp ist, andere Programme schließen, dann erneut beginnen. Geschieht es wieder, bitte diesen Text für die Fehlersuche aufheben: {words}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Learning could not be started ({problem}). Install digitpad again, whole.</source>
        <translation>Das Lernen ließ sich nicht starten ({problem}). Bitte digitpad vollständig neu installieren.</translation>
    </message>
</context>
<context>
    <name>Teaching</name>
    <message>
        <source>Cancelled. Nothing has changed.</source>
        <translation>Abgebrochen. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>The new checkpoint reads from now on. The others stay in the list.</source>
        <translation>Ab jetzt liest das neue Modell. Die anderen bleiben in der Liste.</translation>
    </message>
    <message>
        <source>{path} could not be deleted ({problem}). Delete it yourself.</source>
        <translation>{path} ließ sich nicht löschen ({problem}). Bitte von Hand löschen.</translation>
    </message>
    <message>
        <source>Discarded. The pad reads as before.</source>
        <translation>Verworfen. Gelesen wird wie zuvor.</translation>
    </message>
    <message>
        <source>Interrupt learning?</source>
        <translation>Lernen unterbrechen?</translation>
    </message>
    <message>
        <source>The pad is still learning your hand. If you close it, you can let it go on another time.</source>
        <translation>Noch lernt digitpad die eigene Handschrift. Nach dem Schließen kann es ein andermal weitergehen.</translation>
    </message>
    <message>
        <source>Close and Go On Later</source>
        <translation>Schließen und später weiterlernen</translation>
    </message>
    <message>
        <source>Go On Learning</source>
        <translation>Weiterlernen</translation>
    </message>
</context>
<context>
    <name>ToolBars</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
</context>
<context>
    <name>ToolChoices</name>
    <message>
        <source>&amp;Pen</source>
        <translation>&amp;Stift</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>&amp;Move and Scale</source>
        <translation>&amp;Verschieben und skalieren</translation>
    </message>
</context>
<context>
    <name>WidthSlider</name>
    <message>
        <source>Pen Width</source>
        <translation>Stiftbreite</translation>
    </message>
    <message>
        <source>{number} px</source>
        <translation>{number} px</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Open Checkpoint</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors)</source>
        <translation>Modelle (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>_NumberList</name>
    <message>
        <source>Ctrl+C copies, Delete takes out what is selected.</source>
        <translation>Strg+C kopiert, Entf entfernt, was ausgewählt ist.</translation>
    </message>
</context>
<context>
    <name>open_pad</name>
    <message>
        <source>digitpad cannot start ({error}).

Details are in {log}: please report them. If one of your own files is to blame, move it out of {folder} and start again; the drawings that you kept are in collection.sqlite there.</source>
        <translation>digitpad kann nicht starten ({error}).

Einzelheiten stehen in {log}: bitte melden. Wenn eine eigene Datei schuld ist, diese aus {folder} entfernen und neu starten; die behaltenen Zeichnungen liegen dort in collection.sqlite.</translation>
    </message>
    <message>
        <source>Errors cannot be written to the log: {error}. All else works; delete that file, or make it writable.</source>
        <translation>Fehler können nicht protokolliert werden: {error}. Alles andere geht; diese Datei löschen oder beschreibbar machen.</translation>
    </message>
    <message>
        <source>Nothing that you draw can be kept, for your folder cannot be written to: {error}. DIGITPAD_HOME names another one.</source>
        <translation>Zeichnungen lassen sich nicht speichern, denn der Ordner dafür ist nicht beschreibbar: {error}. DIGITPAD_HOME benennt einen anderen.</translation>
    </message>
</context>
<context>
    <name>percent</name>
    <message>
        <source>over 99 %</source>
        <translation>über 99 %</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>unter 1 %</translation>
    </message>
    <message>
        <source>{count} %</source>
        <translation>{count} %</translation>
    </message>
</context>
</TS>
