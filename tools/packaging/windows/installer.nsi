; The installer for Windows: for one person, without administrator rights. See "make" for what is defined.
; Silently: setup.exe /S [/D=FOLDER]; uninstall.exe /S [/DELETEDATA]. Exit code 2: it was not done.
Target amd64-unicode
; Smaller than bzip2 by a tenth, which the library that models run on needs.
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true
Name "LoraCraft"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\LoraCraft"
InstallDirRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\LoraCraft" "InstallLocation"

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "LoraCraft"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "LoraCraft Setup"
VIAddVersionKey "CompanyName" "LoraCraft"
VIAddVersionKey "LegalCopyright" "LoraCraft"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "Sections.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\LoraCraft"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define DATA "$LOCALAPPDATA\LoraCraft"
!define SETTINGS "$APPDATA\LoraCraft"

!define MUI_ICON "${PROGRAM}/icons/idle.ico"
!define MUI_UNICON "${PROGRAM}/icons/idle.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\loracraft.exe"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Ends the program, at a safe place: that of the usual data folder by its own command, others by their windows.
!macro EndProgram un
Function ${un}EndProgram
  IfFileExists "$INSTDIR\loracraft.exe" 0 ended
  nsExec::Exec '"$INSTDIR\loracraft.exe" quit'
  Pop $0
  look:
    StrCpy $1 0
  again:
    ClearErrors
    FileOpen $0 "$INSTDIR\loracraft.exe" a
    IfErrors running
    FileClose $0
    Goto ended
  running:
    FindWindow $0 "LoraCraft.Tray"
    ${If} $0 <> 0
      SendMessage $0 ${WM_CLOSE} 0 0 /TIMEOUT=1000
    ${EndIf}
    Sleep 500
    IntOp $1 $1 + 1
    IntCmp $1 40 0 again 0
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "LoraCraft is still running. Quit it, then try again." /SD IDCANCEL IDRETRY look
    SetErrorLevel 2
    Quit
  ended:
FunctionEnd
!macroend
!insertmacro EndProgram ""
!insertmacro EndProgram "un."

Section "LoraCraft"
  SectionIn RO
  Call EndProgram
  ; An earlier version takes its own files away; what it set up stays.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR'
  ${EndIf}
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${PROGRAM}/*"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Not everything could be written to $INSTDIR." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\LoraCraft.lnk" "$INSTDIR\loracraft.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "LoraCraft"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "LoraCraft"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\loracraft.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section /o "Start at login"
  nsExec::Exec '"$INSTDIR\loracraft.exe" login on'
  Pop $0
SectionEnd

Section /o "un.Delete all datasets, their pictures and history, and the settings" DATA_SECTION
  Call un.EndProgram
  RMDir /r "${DATA}"
  Delete "${SETTINGS}\settings.json"
  RMDir "${SETTINGS}"
SectionEnd

Section "un.LoraCraft"
  SectionIn RO
  Call un.EndProgram
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${If} ${Errors}
    Delete "$SMPROGRAMS\LoraCraft.lnk"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    ReadRegStr $0 HKCU "${RUN_KEY}" "LoraCraft"
    StrLen $1 '"$INSTDIR\loracraft.exe"'
    StrCpy $0 $0 $1
    ${If} $0 == '"$INSTDIR\loracraft.exe"'
      DeleteRegValue HKCU "${RUN_KEY}" "LoraCraft"
    ${EndIf}
  ${EndIf}
  !include "${REMOVE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${DATA_SECTION}
  ${EndIf}
FunctionEnd
